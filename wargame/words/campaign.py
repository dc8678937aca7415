"""A campaign's course in words: outcomes, doors, modes of the gate, phases, stages, families of events."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.theatre import Theatre
from wargame.engine.words import Door, Family, GateMode, Outcome, Phase, Stage
from wargame.words.rows import DoorRow, GateRow, Row, StageRow

OUTCOMES: Mapping[Outcome, Row] = {
    Outcome.RUNNING: Row("In progress", rule="R45"),
    Outcome.WAR_CONTINUES: Row("War continues", rule="R45"),
    Outcome.FREEZE: Row("Freeze", rule="R45"),
    Outcome.SETTLEMENT: Row("Settlement", rule="R45"),
    Outcome.BREACH: Row("Operational breach", rule="R45"),
}

DOORS: Mapping[Door, DoorRow] = {
    Door.NONE: DoorRow("None", opened_by=""),
    Door.FIRST_PILLAR: DoorRow("First pillar", rule="R45", opened_by="failure of {side}'s pillar, {pillar}"),
    Door.SECOND_PILLAR: DoorRow("Second pillar", rule="R45", opened_by="failure of {side}'s pillar, {pillar}"),
    Door.TEXT: DoorRow("Concluded text", rule="R16", opened_by="concluded text"),
    Door.CHANCE: DoorRow("Chance", rule="R09", opened_by="chance (hazard mode)"),
}

NO_DOOR = "no door opened"

GATE_MODES: Mapping[GateMode, GateRow] = {
    GateMode.STRICT: GateRow(
        "Strict", "lock",
        hint="A meeting needs a concluded text or a failed pillar. Nothing overrules the arithmetic.",
    ),
    GateMode.HAZARD: GateRow(
        "Hazard", "scale",
        hint="As strict, but chance may open a door by itself, rarely; it lasts a month and is named so.",
    ),
    GateMode.ADVISORY: GateRow(
        "Advisory", "info",
        hint="A person may overrule the arithmetic and pays with audiences and credibility.",
    ),
}  # fmt: skip

PHASES: Mapping[Phase, Row] = {
    Phase.INJECT: Row("Events"),
    Phase.PLAN: Row("Plans"),
    Phase.STRIKES: Row("Strikes"),
    Phase.REPAIR: Row("Repair"),
    Phase.ECONOMY: Row("Fuel, trade and budget"),
    Phase.INSULATION: Row("Macro insulation"),
    Phase.AID: Row("Aid pipeline"),
    Phase.SUPPLY: Row("Supply"),
    Phase.COMBAT: Row("Combat"),
    Phase.REPLACEMENTS: Row("Replacements"),
    Phase.BELIEFS: Row("Beliefs"),
    Phase.GATES: Row("Utilities and gates"),
    Phase.TABLE: Row("Table"),
    Phase.WORKING_GROUPS: Row("Working groups"),
    Phase.AUDIENCES: Row("Audiences"),
    Phase.PILLARS: Row("Pillars and outcome"),
}

STAGES: Mapping[Stage, StageRow] = {
    Stage.PLAN: StageRow("Plan", "check", due="Your turn: plan the month", action="Commit orders"),
    Stage.TABLE: StageRow(
        "Table round", "send",
        due="Answers are due at the table",
        action="Send answers",
        sealed="The sheet is sealed: the month has been fought. Answer at the table.",
    ),
    Stage.REPORT: StageRow(
        "Month report", "arrow-right",
        due="A month report waits to be read",
        action="Next month",
        sealed="The sheet is sealed until the next plan.",
    ),
    Stage.OVER: StageRow(
        "Outcome", "plus", due="The campaign has ended", action="New game", sealed="The campaign is over."
    ),
    Stage.PAST: StageRow(
        "Past month", "skip-forward",
        action="Back to now",
        sealed="This month is past: the sheet is as it was sealed.",
    ),
}  # fmt: skip

FAMILIES: Mapping[Family, Row] = {
    Family.FRONT: Row("Front", "swords"),
    Family.STRIKE: Row("Strikes", "crosshair"),
    Family.ECONOMY: Row("Economy", "coins"),
    Family.AID: Row("Aid", "truck"),
    Family.TABLE: Row("Table", "handshake"),
    Family.SIGNAL: Row("Signals", "megaphone"),
    Family.PILLAR: Row("Pillars", "landmark"),
    Family.OUTCOME: Row("Outcome", "flag"),
    Family.NOTE: Row("Notes", "file-text"),
}


def outcome_name(kind: int) -> str:
    """How a campaign ended; empty while it is in play. Raises ValueError for an unknown code."""
    return "" if kind == Outcome.RUNNING else OUTCOMES[Outcome(kind)].label


def opened_by(theatre: Theatre, door: int) -> str:
    """What opened a door, as it stands inside a sentence; empty while none is open."""
    words = DOORS[Door(door)].opened_by
    if door not in (Door.FIRST_PILLAR, Door.SECOND_PILLAR):
        return words
    return words.format(side=theatre.sides[door].name, pillar=theatre.pillars[door].name.lower())


def door_name(theatre: Theatre, door: int) -> str:
    """A door by what opened it, as it stands in a table or a list."""
    return opened_by(theatre, door) or NO_DOOR
