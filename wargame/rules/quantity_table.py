"""The declared quantities as a table: name, words, axes, unit, who sees it, range, and the rules that write it."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import Quantity, Seen
from wargame.rules.catalogue import PHASES
from wargame.words.names import spaced
from wargame.words.numbers import brief

HEADINGS = ("quantity", "in words", "kind", "axes", "unit", "who sees it", "range", "written by")

_SEERS = {
    Seen.PUBLIC: "all",
    Seen.SIDE: "owner; others within {spread}",
    Seen.OWN: "owner",
    Seen.OFFERED: "owner; all with {opened}",
    Seen.HIDDEN: "instructor",
}


def quantity_table() -> str:
    """A line a quantity, in columns, in the order of the declarations."""
    writers = _writers()
    rows = [HEADINGS, *(_row(each, writers.get(name, ())) for name, each in QUANTITIES.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _writers() -> dict[str, list[str]]:
    """Quantity -> ids of the rules that write it, in order of play."""
    found: dict[str, list[str]] = {}
    for rule in (rule for rules in PHASES.values() for rule in rules):
        for name in rule.writes:
            found.setdefault(name, []).append(rule.id)
    return found


def _row(each: Quantity, writers: Iterable[str]) -> tuple[str, ...]:
    axes, spelled = " ".join(each.axes), (each.unit, seers(each), _range(each), " ".join(writers))
    return (each.name, each.words, each.kind, axes or "-", *(cell or "-" for cell in spelled))


def seers(each: Quantity) -> str:
    """``owner; others within 25 %``: who sees a quantity, and how well."""
    share = f"{brief(each.spread * 100)} % of {brief(each.floor)} or more"
    spread = brief(each.spread) if each.measure.is_absolute else share
    opened = " or ".join(spaced(kind.name.lower()) for kind in each.opened_by)
    return _SEERS[each.seen].format(spread=spread, opened=opened)


def _range(each: Quantity) -> str:
    if each.low is None:
        return "" if each.high is None else f"up to {brief(each.high)}"
    return f"from {brief(each.low)}" if each.high is None else f"{brief(each.low)} to {brief(each.high)}"
