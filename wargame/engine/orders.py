"""The orders a seat may give, one frozen class each, all editing that seat's sealed sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wargame.engine.words import Dossier, Fiscal, Initiative, Measure, Posture


@dataclass(frozen=True)
class Order:
    """One instruction of a seat; ``family`` is the chapter of the order sheet it stands under."""

    family: ClassVar[str] = ""


@dataclass(frozen=True)
class SetPosture(Order):
    """Tell the forces of one sector what to do."""

    family: ClassVar[str] = "kinetic"
    sector: int
    posture: Posture


@dataclass(frozen=True)
class SetEffort(Order):
    """Weight of one sector in fires and replacements; the sheet is rescaled so that the weights sum to one."""

    family: ClassVar[str] = "kinetic"
    sector: int
    share: float


@dataclass(frozen=True)
class Transfer(Order):
    """Move force points between two sectors, or to and from the reserve (``None``); they arrive next month."""

    family: ClassVar[str] = "kinetic"
    origin: int | None
    destination: int | None
    points: float


@dataclass(frozen=True)
class SetTempo(Order):
    """Operational tempo of all attacks, 0.4 (economise) to 1.3 (all out)."""

    family: ClassVar[str] = "kinetic"
    tempo: float


@dataclass(frozen=True)
class Mobilise(Order):
    """Mobilisation level 0 (volunteers) to 3 (general)."""

    family: ClassVar[str] = "kinetic"
    level: int


@dataclass(frozen=True)
class PlanRaids(Order):
    """Number of raids on one enemy node this month."""

    family: ClassVar[str] = "economic"
    node: int
    raids: int


@dataclass(frozen=True)
class AssignDefence(Order):
    """Weight of one own node in air defence and repair crews; rescaled to sum to one over own nodes."""

    family: ClassVar[str] = "economic"
    node: int
    share: float


@dataclass(frozen=True)
class SplitProduction(Order):
    """Shares of defence industry on munitions, strike and air defence; they sum to one and act from next month."""

    family: ClassVar[str] = "economic"
    munitions: float
    strike: float
    air_defence: float


@dataclass(frozen=True)
class SetFiscal(Order):
    """Level 0..1 of one fiscal measure."""

    family: ClassVar[str] = "economic"
    measure: Fiscal
    level: float


@dataclass(frozen=True)
class SetTrade(Order):
    """Effort 0..1 on diverting trade and on a settlement currency of one's own."""

    family: ClassVar[str] = "economic"
    diversion: float
    settlement: float


@dataclass(frozen=True)
class Propose(Order):
    """Lay an initiative on the table, or take it off again (``on=False``) before the sheet is committed."""

    family: ClassVar[str] = "negotiation"
    kind: Initiative
    on: bool = True


@dataclass(frozen=True)
class SetLetter(Order):
    """Tone of an open letter (-1 sharp, +1 courteous) and the venue it names (index into the scenario's venues)."""

    family: ClassVar[str] = "negotiation"
    tone: float
    venue: int


@dataclass(frozen=True)
class SetTruceTerm(Order):
    """Length in months, 1 to 3, of the limited truces this sheet offers."""

    family: ClassVar[str] = "negotiation"
    months: int


@dataclass(frozen=True)
class SetMandate(Order):
    """Flexibility 0..1 given to the experts on one issue (0 restates the ideal, 1 goes to the reservation point)."""

    family: ClassVar[str] = "negotiation"
    issue: int
    flexibility: float


@dataclass(frozen=True)
class ChooseTemplate(Order):
    """Which of the scenario's templates a template offer puts forward."""

    family: ClassVar[str] = "negotiation"
    template: int


@dataclass(frozen=True)
class Recognise(Order):
    """Recognise the adversary as a peer counterparty (costs domestic audience, removes only its own reason)."""

    family: ClassVar[str] = "negotiation"
    on: bool = True


@dataclass(frozen=True)
class CounterSignal(Order):
    """Project stability to one's own and to non-western audiences this month."""

    family: ClassVar[str] = "negotiation"
    on: bool = True


@dataclass(frozen=True)
class FundDossier(Order):
    """Points of political capital put into one European dossier this month."""

    family: ClassVar[str] = "negotiation"
    dossier: Dossier
    points: int


@dataclass(frozen=True)
class Court(Order):
    """Points of political capital spent on courting one external seat (index into the scenario's external seats)."""

    family: ClassVar[str] = "negotiation"
    seat: int
    points: int


@dataclass(frozen=True)
class TakeMeasure(Order):
    """An external seat's measure towards one side: level 0..1, or -1 (pause) to 1 for arms and intelligence."""

    family: ClassVar[str] = "external"
    measure: Measure
    side: int
    level: float
