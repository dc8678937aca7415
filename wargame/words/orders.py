"""The words in which orders, postures, measures and ranges are shown."""

from __future__ import annotations

from wargame.engine.words import Dossier, Fiscal, Initiative, Measure, Posture

POSTURES: dict[Posture, str] = {
    Posture.HOLD: "Hold",
    Posture.FORTIFY: "Fortify",
    Posture.GRIND: "Grind",
    Posture.COUNTER_ATTACK: "Counter-attack",
    Posture.REGROUP: "Regroup",
    Posture.WITHDRAW: "Withdraw",
}

RANGES = ("near", "mid", "deep")
"""By range class of a node."""

MOBILISATION = ("Volunteers", "Partial", "Broad", "General")
"""By level."""

FISCAL: dict[Fiscal, str] = {
    Fiscal.TAX: "Raise taxes",
    Fiscal.BORROW: "Borrow more at home",
    Fiscal.DRAW_RESERVE: "Draw on the reserve",
    Fiscal.CUT_CIVIL: "Cut civil spending",
    Fiscal.MONETISE: "Print money",
}

LEVELS: tuple[tuple[str, float], ...] = (("Off", 0.0), ("A third", 1 / 3), ("Two thirds", 2 / 3), ("Full", 1.0))
"""Levels at which a fiscal measure is offered."""

INITIATIVES: dict[Initiative, str] = {
    Initiative.LETTER: "Open letter",
    Initiative.SUMMIT: "Leaders' meeting",
    Initiative.CEASEFIRE: "General ceasefire",
    Initiative.ENERGY_TRUCE: "Energy truce",
    Initiative.MARITIME_TRUCE: "Maritime truce",
    Initiative.HUMANITARIAN_TRUCE: "Humanitarian truce",
    Initiative.EXCHANGE: "Prisoner exchange",
    Initiative.WORKING_GROUPS: "Working groups of experts",
    Initiative.TEMPLATE: "Settlement template",
    Initiative.DOSSIER_REQUEST: "Request to the coalition",
}

INITIATIVE_RULES: dict[Initiative, str] = {
    Initiative.LETTER: "R20",
    Initiative.SUMMIT: "R16",
    Initiative.CEASEFIRE: "R09",
    Initiative.ENERGY_TRUCE: "R20",
    Initiative.MARITIME_TRUCE: "R20",
    Initiative.HUMANITARIAN_TRUCE: "R20",
    Initiative.EXCHANGE: "R20",
    Initiative.WORKING_GROUPS: "R17",
    Initiative.TEMPLATE: "R37",
    Initiative.DOSSIER_REQUEST: "R40",
}

DOSSIERS: dict[Dossier, tuple[str, str]] = {
    Dossier.CONTRACTS: ("Binding contracts", "R42"),
    Dossier.TECHNOLOGY: ("Deep-strike technology", "R43"),
    Dossier.GUARANTEES: ("Multilateral guarantees", "R44"),
}
"""Name and rule."""

MEASURES: dict[Measure, tuple[str, str]] = {
    Measure.MEDIATE: ("Mediate", "R19"),
    Measure.PRESS: ("Press for a settlement", "R41"),
    Measure.ARMS: ("Arms deliveries", "R42"),
    Measure.INTELLIGENCE: ("Share intelligence", "R41"),
    Measure.ATTENTION: ("Attention to this war", "R41"),
    Measure.WAIVER: ("Waive oil sanctions", "R32"),
    Measure.AD_HOC_PACKAGE: ("Ad hoc package", "R42"),
    Measure.CONTRACT: ("Binding contracts", "R42"),
    Measure.TECHNOLOGY: ("Deep-strike technology", "R43"),
    Measure.GUARANTEE: ("Multilateral guarantees", "R44"),
    Measure.LOAN: ("Loan tranche", "R42"),
    Measure.SANCTIONS: ("Enforce sanctions", "R32"),
    Measure.PURCHASES: ("Buy diverted exports", "R32"),
    Measure.SETTLEMENT_CHANNEL: ("Settlement channel", "R33"),
    Measure.HOST: ("Host talks", "R21"),
}
"""Name and rule."""


def tone_words(tone: float) -> str:
    """How a letter of a tone reads, -1 to 1."""
    steps = ((-0.6, "sharp"), (-0.15, "cool"), (0.15, "even"), (0.6, "civil"))
    return next((words for end, words in steps if tone <= end), "courteous")


def tempo_words(tempo: float) -> str:
    """What a tempo of 0.4 to 1.3 means."""
    steps = ((0.6, "economise"), (0.9, "restrained"), (1.1, "ordinary"))
    return next((words for end, words in steps if tempo < end), "all out")
