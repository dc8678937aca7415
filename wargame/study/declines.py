"""Every proposal refused in many campaigns, its reasons, and whether each comes out again from the recorded month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wargame.chronicle.month import Month
from wargame.chronicle.reasons import reasons
from wargame.doctrine.turns import Turns
from wargame.engine.chance import Chance
from wargame.engine.events import Reason
from wargame.engine.ledger import Ledger
from wargame.engine.resolution import fight, resolve
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Sheet, sheet_items
from wargame.engine.state import State
from wargame.engine.words import REFUSING, Initiative
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import PARTS
from wargame.study.campaigns import CHUNK, Setting
from wargame.words.numbers import plain
from wargame.words.terms import row

NAMED = ("utility", "precondition", "recognition", "zone")
"""Reasons that follow from the position; ``choice``, the only other one, does not."""

FIGURES = (
    UTILITY, *(part[1] for part in PARTS), "door_open", "leaders_open", "ceasefire_open", "concluded",
    "reason_utility", "reason_precondition", "reason_recognition", "zone", "limit",
    "truce_zone", "truce_value", "truce_spared", "truce_forgone",
)  # fmt: skip
"""What reasons rest on, as the gates wrote it in the month."""


@dataclass(frozen=True)
class Refusal:
    """A proposal of ``side`` declined or referred, with its reasons as told and as they come out again."""

    campaign: int
    month: int
    side: int
    kind: Initiative
    told: tuple[Reason, ...]
    again: tuple[Reason, ...]
    changed: tuple[str, ...] = ()
    """Figures of the gates that did not come out to the bit."""

    @property
    def has_reason(self) -> bool:
        """True when at least one reason follows from the position."""
        return any(reason.name in NAMED for reason in self.told)

    @property
    def recomputes(self) -> bool:
        """True when every reason, its deciding figure and its terms came out the same, and all figures of the gates."""
        return self.told == self.again and not self.changed


@dataclass(frozen=True)
class Played:
    """A month as a record keeps it, position and sealed sheets of a seed's campaigns, and the ledger it was told by."""

    start: State
    sheets: tuple[Sheet, ...]
    chance: Chance
    ledger: Ledger


def played(setting: Setting, chance: Chance) -> Iterator[Played]:
    """Whole campaigns, month by month."""
    state, theatre = setting.start.tiled(len(chance.campaigns)), setting.scenario.theatre
    turns = Turns(setting.staff)
    for _ in range(theatre.months + theatre.extension):
        sheets = turns.sheets(state, chance)
        resolution = resolve(state, sheets, setting.staff.answers, setting.rulebook, chance)
        yield Played(state, tuple(sheets), chance, resolution.ledger)
        state = resolution.state
        if (state.outcome > 0).all():
            return


def fought_again(month: Played, book: Rulebook, chosen: Sequence[int]) -> Ledger:
    """Some campaigns of a month resolved anew up to the table, from position and sheets alone."""
    columns = np.asarray(chosen)
    # Taken, not indexed: an indexed copy keeps another order in memory, and sums over it differ in the last bit.
    values = {name: np.take(value, columns, axis=-1) for name, value in month.start.items() if name != "month"}
    sheets: list[Sheet] = [
        type(sheet)(**{name: np.take(value, columns, axis=-1) for name, value in sheet_items(sheet)})
        for sheet in month.sheets
    ]
    chance = Chance(month.chance.seed, month.chance.campaigns[columns])
    return fight(State(month=month.start.month, **values), sheets, book, chance)


def refused(month: Played, book: Rulebook) -> Iterator[Refusal]:
    """Refusals of a month in campaigns that still run: reasons told from the month, and again from its record."""
    ledger = month.ledger
    laid = (np.isin(ledger["answer"], REFUSING) & (ledger["order_propose"] > 0))[..., : month.start.batch]
    against = laid & (month.start.outcome <= 0)
    against[:, Initiative.LETTER] = False
    places = [(int(column), int(side), Initiative(int(kind))) for side, kind, column in np.argwhere(against)]
    if not places:
        return
    columns = sorted({column for column, _, _ in places})
    anew = fought_again(month, book, columns)
    # A reason also reads what was proposed and the template named, which stand in the sheets as sealed.
    changed = _changed(ledger, anew, columns)
    for column, side, kind in places:
        place = columns.index(column)
        told, again = reasons(Month(ledger, column), side, kind), reasons(Month(anew, place), side, kind)
        number = int(month.chance.campaigns[column])
        yield Refusal(number, month.start.month + 1, side, kind, told, again, changed[place])


def _changed(ledger: Ledger, anew: Ledger, columns: Sequence[int]) -> list[tuple[str, ...]]:
    """For each campaign chosen, the figures whose bits differ."""
    found: list[list[str]] = [[] for _ in columns]
    for name in FIGURES:
        was = np.asarray(ledger[name], dtype=np.float32)[..., list(columns)].reshape(-1, len(columns))
        now = np.asarray(anew[name], dtype=np.float32)[..., : len(columns)].reshape(-1, len(columns))
        for place in np.flatnonzero((was.view(np.uint32) != now.view(np.uint32)).any(axis=0)):
            found[int(place)].append(name)
    return [tuple(names) for names in found]


def refusals(setting: Setting, seed: int, count: int, chunk: int = CHUNK) -> Iterator[Refusal]:
    """Every refusal of ``count`` campaigns played to their end by the setting's doctrines."""
    for first in range(0, count, chunk):
        for month in played(setting, Chance.of(seed, first, min(chunk, count - first))):
            yield from refused(month, setting.rulebook)


@dataclass(frozen=True)
class DeclineTable:
    """Refusals counted by what was proposed."""

    campaigns: int
    found: tuple[Refusal, ...]

    @property
    def unexplained(self) -> tuple[Refusal, ...]:
        """Refusals for which no reason follows from the position; none by R02."""
        return tuple(each for each in self.found if not each.has_reason)

    @property
    def differing(self) -> tuple[Refusal, ...]:
        """Refusals whose reasons do not come out again to the same values; none by R02."""
        return tuple(each for each in self.found if not each.recomputes)

    @property
    def is_sound(self) -> bool:
        """True when every refusal has a reason and every reason recomputes."""
        return not self.unexplained and not self.differing

    def text(self) -> str:
        """Aligned lines: a proposal a line, its refusals and their reasons, then what must be nothing."""
        lines = [f"{'Proposal refused':<28}{'times':>8}" + "".join(f"{name:>14}" for name in NAMED)]
        for kind in Initiative:
            rows = [each for each in self.found if each.kind is kind]
            if rows:
                named = Counter(name for each in rows for name in {reason.name for reason in each.told})
                counts = "".join(f"{named[name]:>14}" for name in NAMED)
                lines.append(f"{row(kind).proposed:<28}{len(rows):>8}{counts}")
        figures = sum(reason.value is not None for each in self.found for reason in each.told)
        lines += ["", f"Refusals: {len(self.found)}, with {figures} figures that decide them."]
        lines.append(f"Refusals without a reason: {len(self.unexplained)}")
        lines.append(f"Refusals whose figures do not recompute from the recorded month: {len(self.differing)}")
        return "\n".join([*lines, *self._examples()])

    def _examples(self) -> Iterator[str]:
        for each in (*self.unexplained, *self.differing)[:5]:
            words = "; ".join(_figured(reason) for reason in each.told)
            changed = f" ({', '.join(each.changed)})" if each.changed else ""
            yield f"  campaign {each.campaign}, month {each.month}, {row(each.kind).proposed}: {words}{changed}"


def _figured(reason: Reason) -> str:
    """A reason by name, with the figure that decides."""
    return reason.name if reason.value is None else f"{reason.name} {plain(reason.value, 4)}"


def decline_table(setting: Setting, seed: int, count: int) -> DeclineTable:
    """Refusals of ``count`` campaigns: their reasons told, and told again from what a record keeps (R02).

    The comparison is to the bit; a record replayed on another processor holds within the tolerance it states.
    """
    return DeclineTable(count, tuple(refusals(setting, seed, count)))
