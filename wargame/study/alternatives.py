"""Legal alternatives to a staff's orders, family by family, for whole batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.ledger import Ledger
from wargame.engine.resolution import addressee
from wargame.engine.sheet import BelligerentSheet, ExternalSheet, Sheet
from wargame.engine.theatre import Theatre
from wargame.engine.words import Answer, Dossier, Initiative, Measure, Posture

Array = NDArray[Any]
Arrays = dict[str, Any]
Orders = Callable[[BelligerentSheet, Theatre], Arrays]
Reply = Callable[[Array, Ledger], Array]


@dataclass(frozen=True)
class Alternative:
    """Something else a seat may order every month in one family, with the staff's choice in all others."""

    family: str
    what: str
    change: Callable[[Any, Theatre], Arrays] | None = None
    """Sheet -> the arrays that differ."""
    reply: Reply | None = None
    """Answers (initiative, B) and the month -> other answers."""

    def sheet(self, sheet: Sheet, theatre: Theatre) -> Sheet:
        """The sheet with this family changed."""
        return sheet if self.change is None else replace(sheet, **self.change(sheet, theatre))

    def answers(self, codes: Array, ledger: Ledger) -> Array:
        """The answers with this family changed, (initiative, B)."""
        return codes if self.reply is None else self.reply(codes, ledger)


def alternatives(theatre: Theatre, seat: int) -> tuple[Alternative, ...]:
    """What a seat may do otherwise: a belligerent's families of orders, an external seat's measures none or full."""
    side = theatre.seats[seat].side
    if side is not None:
        asks = addressee(theatre, side, Initiative.DOSSIER_REQUEST) is not None
        return tuple(each for each in BELLIGERENT if asks or each.family != "Dossiers")
    found = []
    for family, measures in MEASURES.items():
        allowed = [(measure, side) for measure, side in theatre.seats[seat].measures if measure in measures]
        if allowed:
            found.append(Alternative(family, "none", _measured(allowed, 0)))
            for side in sorted({side for _, side in allowed}):
                towards = [each for each in allowed if each[1] == side]
                found.append(Alternative(family, f"full, {theatre.sides[side].name}", _measured(towards, 1)))
    return tuple(found)


MEASURES: dict[str, tuple[Measure, ...]] = {
    "Mediation and venue": (Measure.MEDIATE, Measure.HOST),
    "Pressure": (Measure.PRESS,),
    "Arms and intelligence": (Measure.ARMS, Measure.INTELLIGENCE),
    "Attention": (Measure.ATTENTION,),
    "Waiver": (Measure.WAIVER,),
    "Sanctions": (Measure.SANCTIONS,),
    "Packages and loans": (Measure.AD_HOC_PACKAGE, Measure.LOAN),
    "Contracts": (Measure.CONTRACT,),
    "Technology and authorisation": (Measure.TECHNOLOGY,),
    "Guarantees": (Measure.GUARANTEE,),
    "Purchases": (Measure.PURCHASES,),
    "Settlement channel": (Measure.SETTLEMENT_CHANNEL,),
}
"""Family of an external seat's orders -> its measures."""


def _measured(measures: Sequence[tuple[Measure, int]], level: float) -> Callable[[Sheet, Theatre], Arrays]:
    def change(sheet: Sheet, theatre: Theatre) -> Arrays:
        assert isinstance(sheet, ExternalSheet)
        levels = sheet.measures.copy()
        for measure, side in measures:
            levels[measure, side] = level
        return {"measures": levels}

    return change


def _filled(name: str, value: float) -> Orders:
    return lambda sheet, theatre: {name: np.full_like(getattr(sheet, name), value)}


def _scaled(name: str, factor: float) -> Orders:
    return lambda sheet, theatre: {name: getattr(sheet, name) * np.float32(factor)}


def _split(*shares: float) -> Orders:
    def change(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
        return {
            "production": np.broadcast_to(np.array(shares, dtype=np.float32)[:, None], sheet.production.shape).copy()
        }

    return change


def _main_sectors(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
    main = np.maximum(theatre.sector_main, 0.02)[:, None]
    return {"effort": np.broadcast_to(main, sheet.effort.shape).astype(np.float32)}


def _counter_attacks(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
    attacked = np.where(theatre.sector_main[:, None] > 0, Posture.COUNTER_ATTACK, sheet.posture)
    return {"posture": attacked.astype(np.float32)}


def _massed(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
    ranks = np.argsort(np.argsort(-sheet.raids, axis=0), axis=0)
    kept = np.where(ranks < 3, sheet.raids + 1, 0)
    share = kept / np.maximum(kept.sum(axis=0), 1)
    return {"raids": np.floor(share * sheet.raids.sum(axis=0)).astype(np.float32)}


def _one_node(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
    return {"defence": np.where(sheet.defence >= sheet.defence.max(axis=0), 1, 0.1 * (sheet.defence > 0))}


def _mobilised(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
    return {"mobilisation": np.minimum(sheet.mobilisation + np.float32(1), 3)}


def _one_dossier(dossier: Dossier) -> Orders:
    def change(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
        points = np.zeros_like(sheet.dossier)
        points[dossier] = sheet.dossier.sum(axis=0)
        return {"dossier": points}

    return change


def _courted(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
    points = np.zeros_like(sheet.court)
    points[list(theatre.external)] = 1
    return {"court": points}


def _traded(level: float) -> Orders:
    def change(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
        return {name: np.full_like(getattr(sheet, name), level) for name in ("diversion", "settlement")}

    return change


def _proposed(*kinds: Initiative) -> Orders:
    def change(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
        propose = sheet.propose.copy()
        propose[list(kinds)] = 1
        return {"propose": propose}

    return change


def _dropped(*kinds: Initiative) -> Orders:
    def change(sheet: BelligerentSheet, theatre: Theatre) -> Arrays:
        propose = sheet.propose.copy()
        propose[list(kinds)] = 0
        return {"propose": propose}

    return change


def _answered(answer: Answer, *kinds: Initiative) -> Reply:
    def reply(codes: Array, ledger: Ledger) -> Array:
        changed = codes.copy()
        changed[list(kinds)] = answer
        return changed

    return reply


HALTS = (Initiative.CEASEFIRE, Initiative.SUMMIT)
TRUCES = (Initiative.ENERGY_TRUCE, Initiative.MARITIME_TRUCE, Initiative.HUMANITARIAN_TRUCE)


BELLIGERENT: tuple[Alternative, ...] = (
    Alternative("Postures", "hold everywhere", _filled("posture", Posture.HOLD)),
    Alternative("Postures", "counter-attack, main sectors", _counter_attacks),
    Alternative("Effort", "even over the front", _filled("effort", 1)),
    Alternative("Effort", "main sectors only", _main_sectors),
    Alternative("Reserve", "never committed", _filled("transfer", 0)),
    Alternative("Tempo", "halved", _scaled("tempo", 0.5)),
    Alternative("Mobilisation", "one level more", _mobilised),
    Alternative("Raids", "none", _filled("raids", 0)),
    Alternative("Raids", "massed on three nodes", _massed),
    Alternative("Air defence and repair", "one node first", _one_node),
    Alternative("Air defence and repair", "even", _filled("defence", 1)),
    Alternative("Production", "munitions first", _split(0.70, 0.10, 0.20)),
    Alternative("Production", "drones first", _split(0.25, 0.55, 0.20)),
    Alternative("Production", "air defence first", _split(0.30, 0.20, 0.50)),
    Alternative("Fiscal measures", "all at once", _filled("fiscal", 1)),
    Alternative("Trade", "no effort", _traded(0)),
    Alternative("Trade", "full effort", _traded(1)),
    Alternative("Dossiers", "none", _filled("dossier", 0)),
    Alternative("Dossiers", "contracts only", _one_dossier(Dossier.CONTRACTS)),
    Alternative("Courting", "none", _filled("court", 0)),
    Alternative("Courting", "a point for every donor", _courted),
    Alternative("Proposals", "nothing proposed", _filled("propose", 0)),
    Alternative("Proposals", "truces every month", _proposed(Initiative.ENERGY_TRUCE, Initiative.MARITIME_TRUCE)),
    Alternative("Proposals", "a meeting every month", _proposed(Initiative.SUMMIT)),
    Alternative("Proposals", "a letter every month", _proposed(Initiative.LETTER)),
    Alternative("Mandates", "no flexibility", _filled("mandate", 0)),
    Alternative("Mandates", "full flexibility", _filled("mandate", 1)),
    Alternative("Answers", "truces, exchanges declined", reply=_answered(Answer.DECLINE, *TRUCES, Initiative.EXCHANGE)),
    Alternative("Answers", "every truce accepted", reply=_answered(Answer.ACCEPT, *TRUCES)),
    Alternative("Answers", "no halt, no meeting, whatever opens", _dropped(*HALTS), _answered(Answer.DECLINE, *HALTS)),
    Alternative("Answers", "halts referred to experts", reply=_answered(Answer.REFER, Initiative.CEASEFIRE)),
)
"""What a belligerent may do otherwise."""
