"""One row for each member of each closed vocabulary: ``row(Posture.HOLD).label``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, overload

from wargame.engine.words import (
    Aim,
    Answer,
    Chapter,
    Door,
    Dossier,
    Family,
    Fiscal,
    GateMode,
    Initiative,
    Listener,
    Measure,
    NodeKind,
    Outcome,
    Phase,
    Posture,
    Production,
    Reach,
    Source,
    Stage,
)
from wargame.words.aims import AIMS
from wargame.words.campaign import DOORS, FAMILIES, GATE_MODES, OUTCOMES, PHASES, STAGES
from wargame.words.names import SOURCES
from wargame.words.orders import CHAPTERS, DOSSIERS, FISCAL, MEASURES, POSTURES, PRODUCTION
from wargame.words.places import LISTENERS, NODE_KINDS, REACHES
from wargame.words.rows import (
    AimRow,
    AnswerRow,
    DoorRow,
    DossierRow,
    FiscalRow,
    GateRow,
    InitiativeRow,
    ListenerRow,
    ReachRow,
    Row,
    StageRow,
)
from wargame.words.table import ANSWERS, INITIATIVES

ROWS: Mapping[type[Enum], Mapping[Any, Row]] = {
    Aim: AIMS,
    Answer: ANSWERS,
    Chapter: CHAPTERS,
    Door: DOORS,
    Dossier: DOSSIERS,
    Family: FAMILIES,
    Fiscal: FISCAL,
    GateMode: GATE_MODES,
    Initiative: INITIATIVES,
    Listener: LISTENERS,
    Measure: MEASURES,
    NodeKind: NODE_KINDS,
    Outcome: OUTCOMES,
    Phase: PHASES,
    Posture: POSTURES,
    Production: PRODUCTION,
    Reach: REACHES,
    Source: SOURCES,
    Stage: STAGES,
}
"""Vocabulary -> the rows of its members."""


@overload
def row(member: Aim) -> AimRow: ...
@overload
def row(member: Answer) -> AnswerRow: ...
@overload
def row(member: Door) -> DoorRow: ...
@overload
def row(member: Dossier) -> DossierRow: ...
@overload
def row(member: Fiscal) -> FiscalRow: ...
@overload
def row(member: GateMode) -> GateRow: ...
@overload
def row(member: Initiative) -> InitiativeRow: ...
@overload
def row(member: Listener) -> ListenerRow: ...
@overload
def row(member: Reach) -> ReachRow: ...
@overload
def row(member: Stage) -> StageRow: ...
@overload
def row(member: Enum) -> Row: ...
def row(member: Enum) -> Row:
    """What people read of a member. Raises KeyError for a member of no vocabulary."""
    return ROWS[type(member)][member]
