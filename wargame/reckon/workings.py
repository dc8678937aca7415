"""The rulebook's own functions at work on what one seat sees and what its sheet orders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from wargame.engine.ledger import written_by
from wargame.engine.quantities import QUANTITIES
from wargame.engine.quantities.quantity import HIDDEN, OFFERED, OWN, Kind, Quantity
from wargame.engine.rule import Rule, Rulebook
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, Sheet, axis_lengths, blank_sheet
from wargame.engine.theatre import Theatre
from wargame.seat.sight import Sight

Array = NDArray[Any]
Moved = Mapping[str, Array]
"""Quantity -> other values (axes..., columns) than those seen or ordered; a last axis of one stands in every column."""

LUCK_90 = 1.645
"""Standard deviations to either end of a 90 % range."""
_BLANK = "blank sheet"
_SIGHTS: WeakKeyDictionary[Sight, dict[Any, Any]] = WeakKeyDictionary()
"""What was looked up in a sight before, by name and by name and columns; figures of a sight never change."""
_STILL = {"normal": 0.0, "uniform": 0.5}
"""What stands for a draw, by its kind: no luck at all."""


@dataclass(frozen=True)
class Workings:
    """One seat's sight and sheet with the rulebook, for the figures that rules would write from them.

    Quantities are taken as seen, the seat's own orders from its sheet, the other side's orders as blank and external
    seats' measures as they last were; there is no luck. What no seat may see counts as nothing.
    """

    rulebook: Rulebook
    sight: Sight
    draft: Sheet | None = None

    @property
    def theatre(self) -> Theatre:
        """The scenario's fixed part."""
        return self.rulebook.theatre

    @property
    def side(self) -> int | None:
        """The seat's own side."""
        return self.sight.side

    def run(self, rules: Iterable[Rule | str], moved: Moved | None = None) -> dict[str, Array]:
        """What ``rules`` (or the rules of these ids) write one after another, (axes..., columns), by quantity.

        There are as many columns as ``moved`` has, and two at least: a lone column is summed in another order. Raises
        KeyError naming the first quantity that is neither seen nor ordered, fixed, moved or written before.
        """
        given = moved or {}
        columns = max([2, *(value.shape[-1] for value in given.values())])
        known: dict[str, Any] = {name: _wide(value, columns) for name, value in given.items()}
        written: dict[str, Array] = {}
        for rule in map(self._rule, rules):
            for name in rule.reads:
                if name not in known:
                    known[name] = self._gathered(name, columns)
            outputs = written_by(rule, {name: known[name] for name in rule.reads}, self.rulebook.numbers_of(rule))
            known.update(outputs)
            written.update(outputs)
        return written

    def _rule(self, rule: Rule | str) -> Rule:
        found = self.rulebook.find(rule) if isinstance(rule, str) else rule
        if found is None:
            raise KeyError(rule)
        return found

    def _full(self, about: Quantity, value: float) -> Array:
        """A quantity that is the same everywhere, (axes..., 1)."""
        return np.full((*(self._lengths[axis] for axis in about.axes), 1), value, dtype=np.float32)

    @cached_property
    def _lengths(self) -> dict[str, int]:
        return axis_lengths(self.theatre)

    @cached_property
    def _kept(self) -> dict[str, Array]:
        return {}

    @cached_property
    def _wide(self) -> dict[tuple[str, int], Array]:
        """What was gathered before, by name and number of columns; rules change no input in place."""
        return {}

    def _gathered(self, name: str, columns: int) -> Any:
        """An input as a ledger would hold it: fixed arrays with a last axis of one, all others in every column."""
        fixed = self._calendar.get(name, self.rulebook.fixed.get(name))
        if fixed is not None:
            return fixed
        wide = self._of(name, self._wide)
        if (name, columns) not in wide:
            wide[name, columns] = _wide(self.seen(name), columns)
        return wide[name, columns]

    @cached_property
    def _calendar(self) -> dict[str, Any]:
        month = self.sight.month
        return {"month": month, "season_now": self.theatre.season[self.theatre.month_of_year(month), None]}

    def seen(self, name: str) -> Array:
        """A quantity of the position, or an order of this month's sheets, as this seat knows it, (axes..., 1)."""
        kept = self._of(name, self._kept)
        if name not in kept:
            kept[name] = self._looked_up(name)
        return kept[name]

    def _of(self, name: str, own: dict[Any, Array]) -> dict[Any, Array]:
        """Where a quantity is kept: orders with these workings, as a draft has them, all else with the sight."""
        return own if QUANTITIES[name].kind is Kind.ORDER else _of_sight(self.sight)

    def _looked_up(self, name: str) -> Array:
        about = QUANTITIES[name]
        if about.kind is Kind.DRAW or about.seen is HIDDEN:
            return self._full(about, _STILL.get(about.drawn, 0.0))
        if name == "order_measures":
            return self._measures()
        if about.kind is Kind.ORDER:
            return self._order(name)
        value = self.sight.value(name)[..., :1]
        if about.seen in (OWN, OFFERED):
            return np.where(np.isnan(value), np.float32(0), value)
        return self._sure(name, value)

    def _order(self, name: str) -> Array:
        """An order, (side, axes..., 1): what lies open on the table as it is seen, else as drafted or blank."""
        field = name.removeprefix("order_")
        drafted = self._ordered(field, (self._own(field),))
        try:
            laid = self.sight.value(name)[..., :1]
        except KeyError:
            return drafted
        return np.where(np.isnan(laid), drafted, laid)

    def _sure(self, name: str, value: Array) -> Array:
        """Limits move only once a pillar has failed, which everybody sees: before that nothing is left to estimate."""
        return value * (self.sight.value("pillar_failed")[:, :1] > 0) if name == "span_open" else value

    def _measures(self) -> Array:
        """Measures (seat, measure, side, 1) as last seen, the seat's own as its sheet takes them."""
        measures = self.sight.value("measures")[..., :1].copy()
        if isinstance(self.draft, ExternalSheet):
            measures[self.sight.seat] = self.draft.measures[..., :1]
        return measures

    def _ordered(self, field: str, own: Sequence[Array]) -> Array:
        """An order as rules read it, (side, axes..., columns): the own one in each column, the other side's blank."""
        rows = [np.repeat(getattr(self._blank, field), len(own), axis=-1)] * 2
        if self.side is not None:
            rows[self.side] = np.concatenate([each[..., :1] for each in own], axis=-1)
        return np.stack(rows)

    @property
    def _blank(self) -> BelligerentSheet:
        kept = _of_sight(self.sight)
        if _BLANK not in kept:
            kept[_BLANK] = self._made_blank()
        blank: BelligerentSheet = kept[_BLANK]
        return blank

    def _made_blank(self) -> BelligerentSheet:
        sheet = blank_sheet(self.theatre, self.theatre.belligerent_seat(0))
        if not isinstance(sheet, BelligerentSheet):
            raise TypeError("a belligerent's seat has a belligerent's sheet")
        return sheet

    def tried(self, variants: Sequence[Mapping[str, Array]], rules: Iterable[Rule | str]) -> dict[str, Array]:
        """What rules write from variants of the own sheet, a column each; what a variant leaves out is as drafted."""
        chosen = [self._rule(rule) for rule in rules]
        read = {name.removeprefix("order_") for rule in chosen for name in rule.reads if name.startswith("order_")}
        moved = {}
        for field in read & {field for variant in variants for field in variant}:
            moved[f"order_{field}"] = self._ordered(field, [each.get(field, self._own(field)) for each in variants])
        written = self.run(chosen, moved)
        return {name: value[..., : len(variants)] for name, value in written.items()}

    def _own(self, field: str) -> Array:
        sheet = self.draft if isinstance(self.draft, BelligerentSheet) else self._blank
        return np.asarray(getattr(sheet, field))

    def ends(self, names: Iterable[str], draws: Iterable[str] = (), is_shrunk: bool = False) -> dict[str, Array]:
        """Columns in which estimates move: all as seen, then each of ``names`` that is only estimated alone at its low
        and at its high end, then each normal draw of ``draws`` alone at either end of its 90 % range.

        ``is_shrunk`` brings the ends of many figures nearer: errors of single places are independent, so their sum is
        known better than each. Draws are (axes..., columns) with axes of one.
        """
        unsure = [name for name in names if self.sight.half_width(name)[..., 0].any()]
        count = 1 + 2 * (len(unsure) + len(tuple(draws)))
        columns = {name: np.repeat(self.seen(name), count, axis=-1) for name in unsure}
        for place, name in enumerate(unsure):
            low, high = (self._sure(name, edge[..., :1])[..., 0] for edge in self.sight.range(name))
            centre = self.seen(name)[..., 0]
            shrink = 1 / np.sqrt(max(int(np.prod(centre.shape[1:])), 1)) if is_shrunk else 1.0
            columns[name][..., 1 + 2 * place] = centre + shrink * (low - centre)
            columns[name][..., 2 + 2 * place] = centre + shrink * (high - centre)
        for place, name in enumerate(draws, len(unsure)):
            columns[name] = np.zeros((1, count), dtype=np.float32)
            columns[name][..., 1 + 2 * place : 3 + 2 * place] = (-LUCK_90, LUCK_90)
        return columns


def apart(values: Array) -> tuple[Array, Array]:
    """How far a figure worked out on columns of ``Workings.ends`` may lie under and over its first column, each cause
    alone and the causes added in squares; both (axes...).
    """
    causes = (values.shape[-1] - 1) // 2
    moved = values[..., 1 : 1 + 2 * causes] - values[..., :1]
    pairs = moved.reshape(*moved.shape[:-1], causes, 2)
    under, over = np.minimum(pairs, 0).min(axis=-1), np.maximum(pairs, 0).max(axis=-1)
    return np.sqrt((under**2).sum(axis=-1)), np.sqrt((over**2).sum(axis=-1))


def _of_sight(sight: Sight) -> dict[Any, Any]:
    return _SIGHTS.setdefault(sight, {})


def _wide(value: Array, columns: int) -> Array:
    """Values with a last axis of one repeated over all columns; others as they are."""
    return np.repeat(value, columns, axis=-1) if value.shape[-1] == 1 else value
