"""Names in a scenario that must name something else in it, as a table.

The table works on whatever of the document is readable, so that a mistyped value elsewhere hides no wrong reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wargame.scenario.problems import Fault, did_you_mean, shortened

Path = tuple[Any, ...]
EACH = "*"
KEYS = "keys"
"""Last step of a pattern that means the keys of the mapping there."""

UNIQUE: tuple[Path, ...] = (
    ("sides", EACH, "key"),
    ("seats", EACH, "key"),
    ("seats", EACH, "name"),
    ("sectors", EACH, "key"),
    ("sectors", EACH, "name"),
    ("nodes", EACH, "key"),
    ("nodes", EACH, "name"),
    ("hubs", EACH, "key"),
    ("hubs", EACH, "name"),
    ("regions", EACH, "key"),
    ("issues", EACH, "key"),
    ("templates", EACH, "key"),
    ("audiences", EACH, "key"),
    ("audiences", EACH, "role"),
    ("shocks", EACH, "key"),
    ("seats", EACH, "side"),
)
"""Values that may occur once. A side has one commanding seat, a role one audience."""

REFERENCES: tuple[tuple[Path, Path, str], ...] = (
    (("scenario", "default_seat"), ("seats", EACH, "key"), "seat"),
    (("seats", EACH, "side"), ("sides", EACH, "key"), "side"),
    (("seats", EACH, "client"), ("sides", EACH, "key"), "side"),
    (("seats", EACH, "supports", KEYS), ("sides", EACH, "key"), "side"),
    (("seats", EACH, "measures", EACH, EACH), ("sides", EACH, "key"), "side"),
    (("seats", EACH, "profiles", EACH, "weights", KEYS), ("objectives", KEYS), "objective"),
    (("sectors", EACH, "hubs", EACH), ("hubs", EACH, "key"), "hub"),
    (("nodes", EACH, "owner"), ("sides", EACH, "key"), "side"),
    (("hubs", EACH, "side"), ("sides", EACH, "key"), "side"),
    (("hubs", EACH, "feeds", EACH), ("hubs", EACH, "key"), "hub"),
    (("regions", EACH, "hubs", EACH), ("hubs", EACH, "key"), "hub"),
    (("regions", EACH, "side"), ("sides", EACH, "key"), "side"),
    (("regions", EACH, "weights", KEYS), ("nodes", EACH, "key"), "node"),
    (("templates", EACH, "terms", KEYS), ("issues", EACH, "key"), "issue"),
    (("shocks", EACH, "donor"), ("seats", EACH, "key"), "seat"),
)
"""Where a name stands, where it must be found, and what it names."""


def matches(value: Any, pattern: Path, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Paths and values of a plain document that fit a pattern."""
    if not pattern:
        yield path, value
        return
    step, rest = pattern[0], pattern[1:]
    if step == KEYS and not rest:
        yield from (((*path, key), key) for key in value) if isinstance(value, dict) else ()
    elif step == EACH:
        entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
        for key, item in entries:
            yield from matches(item, rest, (*path, key))
    elif isinstance(value, dict) and step in value:
        yield from matches(value[step], rest, (*path, step))


def _words(document: Any, pattern: Path) -> set[str]:
    return {value for _, value in matches(document, pattern) if isinstance(value, str)}


REQUIRED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("issues", "key", ("monitoring", "humanitarian")),
    ("audiences", "role", ("home_0", "home_1", "backers", "washington", "partners")),
)
"""Section, field, and the values of it that the rules read by name; a scenario may call them what it likes."""


def reference_faults(document: Any) -> Iterator[Fault]:
    """Names that name nothing, names used twice, and mappings that leave out a name."""
    for pattern, target, kind in REFERENCES:
        known = _words(document, target)
        for path, value in matches(document, pattern):
            if isinstance(value, str) and value not in known:
                yield Fault(path, f"no {kind} {shortened(value)}{did_you_mean(value, known)}", pattern[-1] == KEYS)
    for pattern in UNIQUE:
        yield from _repeated(document, pattern)
    yield from _incomplete(document)


def _repeated(document: Any, pattern: Path) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, value in matches(document, pattern):
        if isinstance(value, str) and value in seen:
            yield Fault(path, f"{pattern[-1]} {shortened(value)} is used twice among {pattern[0]}")
        elif isinstance(value, str):
            seen.add(value)


def _incomplete(document: Any) -> Iterator[Fault]:
    commanded = _words(document, ("seats", EACH, "side"))
    if isinstance(document.get("seats"), tuple):
        for side in sorted(_words(document, ("sides", EACH, "key")) - commanded):
            yield Fault(("seats",), f"no seat commands side {shortened(side)}")
    for section, name, wanted in REQUIRED:
        missing = sorted(set(wanted) - _words(document, (section, EACH, name)))
        if isinstance(document.get(section), tuple) and missing:
            yield Fault((section,), f"none of the {section} has the {name} {', '.join(missing)}")
    issues = _words(document, ("issues", EACH, "key"))
    for path, terms in matches(document, ("templates", EACH, "terms")):
        for issue in sorted(issues - set(terms)) if isinstance(terms, dict) else ():
            yield Fault(path, f"no term for issue {shortened(issue)}")
