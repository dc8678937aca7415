"""Staffs that conduct one experiment: sheets of some seats changed before they are handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from wargame.doctrine.staff import Staff
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.sheet import Answers, BelligerentSheet, Sheet
from wargame.engine.state import State
from wargame.engine.words import Answer, Initiative, Posture
from wargame.study.campaigns import Setting

Change = Callable[[BelligerentSheet], BelligerentSheet]


@dataclass(frozen=True)
class DirectedStaff(Staff):
    """A staff whose belligerents' sheets are changed side by side; None leaves a side to its doctrine."""

    changes: tuple[Change | None, Change | None] = (None, None)

    def sheet(self, seat: int, state: State, chance: Chance) -> Sheet:
        """The seat's sheet, changed where its side has a change."""
        sheet = super().sheet(seat, state, chance)
        side = self.theatre.seats[seat].side
        change = self.changes[side] if side is not None else None
        return change(sheet) if change is not None and isinstance(sheet, BelligerentSheet) else sheet


def directed(setting: Setting, first: Change | None = None, second: Change | None = None) -> Setting:
    """A setting in which the belligerents' sheets are changed every month."""
    staff = setting.staff
    return replace(setting, staff=DirectedStaff(staff.theatre, staff.stances, (first, second)))


def proposing(*kinds: Initiative) -> Change:
    """Proposes these and nothing else, every month."""

    def change(sheet: BelligerentSheet) -> BelligerentSheet:
        asked = np.zeros_like(sheet.propose)
        asked[list(kinds)] = 1
        return replace(sheet, propose=asked)

    return change


def goodwill(sheet: BelligerentSheet) -> BelligerentSheet:
    """Only goodwill: courteous letters, meetings and exchanges proposed, full mandates, recognition, no raid."""
    friendly = proposing(Initiative.LETTER, Initiative.SUMMIT, Initiative.EXCHANGE, Initiative.WORKING_GROUPS)(sheet)
    return replace(
        friendly,
        raids=np.zeros_like(sheet.raids),
        posture=np.full_like(sheet.posture, Posture.HOLD),
        mandate=np.ones_like(sheet.mandate),
        recognise=np.ones_like(sheet.recognise),
        tone=np.ones_like(sheet.tone),
    )


def eager(sheet: BelligerentSheet) -> BelligerentSheet:
    """Goodwill, and a general ceasefire and the scenario's first template proposed as well."""
    kinds = (Initiative.SUMMIT, Initiative.CEASEFIRE, Initiative.TEMPLATE, Initiative.EXCHANGE)
    return replace(goodwill(sheet), propose=proposing(*kinds, Initiative.WORKING_GROUPS)(sheet).propose)


@dataclass(frozen=True)
class AgreeableStaff(DirectedStaff):
    """A staff that says yes to everything, against every figure."""

    def answers(self, ledger: Ledger) -> Answers:
        """Acceptance of all initiatives, a letter being replied to by name."""
        codes = np.full_like(super().answers(ledger).codes, Answer.ACCEPT)
        codes[:, Initiative.LETTER] = Answer.REPLY_BY_NAME
        return Answers(codes)


def agreeable(setting: Setting) -> Setting:
    """A setting in which both belligerents propose a halt, a meeting and a template every month and accept it all."""
    staff = setting.staff
    return replace(setting, staff=AgreeableStaff(staff.theatre, staff.stances, (eager, eager)))
