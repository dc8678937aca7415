"""A scenario based on another: changes laid over the base, each value keeping its place.

A mapping laid over a mapping changes the keys it names. Laid over a list whose items have a ``key``, it changes the
items it names by that key. Anything else replaces what stood there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from wargame.scenario.problems import Problem, ScenarioError, did_you_mean, shortened
from wargame.scenario.tree import Mapping, Node, Scalar, Sequence, plain

BASE = "based_on"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def layered(root: Node, read: Callable[[str], Node]) -> Node:
    """The tree over its base, read by ``read``; the tree itself where it names none. Raises ScenarioError."""
    if not isinstance(root, Mapping) or BASE not in root.items:
        return root
    name = root.items[BASE]
    if not isinstance(name, Scalar) or not isinstance(name.value, str):
        raise _fault(root.keys[BASE], f"{BASE} names a scenario file, such as year_five.yaml")
    base = read(name.value)
    if isinstance(base, Mapping) and BASE in base.items:
        raise _fault(name.mark, f"{shortened(name.value)} is itself based on another file; name that one")
    changes = Mapping(root.mark, {k: v for k, v in root.items.items() if k != BASE}, root.keys, root.size)
    return _laid_over(changes, base)


def _fault(mark: Any, message: str) -> ScenarioError:
    return ScenarioError([Problem(mark.file, mark.line, mark.column, message)])


def _laid_over(change: Node, base: Node) -> Node:
    if isinstance(change, Mapping) and isinstance(base, Mapping):
        items = {
            **base.items,
            **{k: _laid_over(v, base.items[k]) if k in base.items else v for k, v in change.items.items()},
        }
        return Mapping(base.mark, items, {**base.keys, **change.keys}, base.size + change.size)
    if isinstance(change, Mapping) and isinstance(base, Sequence) and all(_key(item) for item in base.items):
        return _patched(change, base)
    return change


def _key(item: Node) -> str | None:
    key = item.items.get("key") if isinstance(item, Mapping) else None
    return str(key.value) if isinstance(key, Scalar) else None


def _patched(change: Mapping, base: Sequence) -> Sequence:
    names = {_key(item) or "": index for index, item in enumerate(base.items)}
    items = list(base.items)
    for name, value in change.items.items():
        if name not in names:
            raise _fault(change.keys[name], f"the base has no {shortened(name)} here{did_you_mean(name, names)}")
        items[names[name]] = _laid_over(value, items[names[name]])
    return Sequence(base.mark, tuple(items), base.size + change.size)


def written_out(root: Node) -> str:
    """The whole tree as YAML text that stands on its own, for records."""
    return str(yaml.dump(_listed(plain(root)), Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=120))


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, tuple) else value
