"""Reading the rulebook's parameters from assets."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from wargame.engine.parameter import Parameter, ParameterSet
from wargame.resources import assets


def _value(raw: float | list[float]) -> float | tuple[float, float]:
    return (float(raw[0]), float(raw[1])) if isinstance(raw, list) else float(raw)


def read_file(path: Path) -> dict[str, Parameter]:
    """Parameters of one YAML file by name. Raises KeyError naming the file when a field is missing."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    result = {}
    for name, row in rows.items():
        missing = {"value", "unit", "range", "source", "about"} - set(row)
        if missing:
            raise KeyError(f"{path.name}: parameter {name} lacks {', '.join(sorted(missing))}")
        low, high = row["range"]
        result[name] = Parameter(
            name, _value(row["value"]), str(row["unit"]), float(low), float(high), str(row["source"]), str(row["about"])
        )
    return result


@lru_cache(maxsize=1)
def default_parameters() -> ParameterSet:
    """Every parameter of the rulebook at its default. Raises KeyError when a name stands in two files."""
    merged: dict[str, Parameter] = {}
    for path in sorted((assets() / "rulebook").glob("*.yaml")):
        page = read_file(path)
        twice = set(page) & set(merged)
        if twice:
            raise KeyError(f"{path.name}: {', '.join(sorted(twice))} is defined in another file as well")
        merged.update(page)
    return ParameterSet(merged)
