"""The words in which orders, postures, measures and their settings are shown."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine import orders as o
from wargame.engine.orders import Order
from wargame.engine.words import Chapter, Dossier, Fiscal, Measure, Posture, Production
from wargame.words.numbers import capital
from wargame.words.rows import DossierRow, FiscalRow, OrderRow, Row

CHAPTERS: Mapping[Chapter, Row] = {
    Chapter.KINETIC: Row("Kinetic", "swords"),
    Chapter.ECONOMIC: Row("Economic", "factory"),
    Chapter.NEGOTIATION: Row("Negotiation", "handshake"),
    Chapter.EXTERNAL: Row("Measures", "users"),
}

ORDERS: Mapping[type[Order], OrderRow] = {
    o.SetPosture: OrderRow("Posture", rule="R13", refused_by="M04"),
    o.SetEffort: OrderRow("Effort", rule="R13", refused_by="M04", bounded="A share of effort"),
    o.Transfer: OrderRow("Transfer", rule="M03"),
    o.SetTempo: OrderRow("Operational tempo", rule="R13", refused_by="M04", bounded="Operational tempo"),
    o.Mobilise: OrderRow("Mobilisation", rule="M13", refused_by="M04", bounded="A mobilisation level"),
    o.PlanRaids: OrderRow("Raids", rule="R27", refused_by="M05"),
    o.AssignDefence: OrderRow("Air defence", rule="M06", bounded="A share of air defence"),
    o.SplitProduction: OrderRow("Shares of the defence industry", rule="M06"),
    o.SetFiscal: OrderRow("Fiscal measure", rule="R36", bounded="A fiscal measure"),
    o.SetTrade: OrderRow("Trade and settlement", rule="R32", bounded="Effort on trade"),
    o.Propose: OrderRow("Initiative", rule="R20"),
    o.SetLetter: OrderRow("Tone and venue of a letter", rule="R06", bounded="The tone of a letter"),
    o.SetTruceTerm: OrderRow(
        "Length of the truces offered", rule="R20", bounded="The term of a limited truce in months"
    ),
    o.SetMandate: OrderRow("Mandate", rule="R19", refused_by="R17", bounded="The flexibility of a mandate"),
    o.ChooseTemplate: OrderRow("Template put forward", rule="R37", bounded="The number of a template"),
    o.Recognise: OrderRow("Recognition", rule="R23"),
    o.CounterSignal: OrderRow("Counter-signal: project stability", rule="R22"),
    o.FundDossier: OrderRow("Dossier", rule="R40", bounded="Points in a dossier"),
    o.Court: OrderRow("Courting", rule="R41", bounded="Points spent on courting"),
    o.TakeMeasure: OrderRow("Measure", rule="R41", bounded="The level of a measure"),
}

POSTURES: Mapping[Posture, Row] = {
    Posture.HOLD: Row("Hold", rule="R13"),
    Posture.FORTIFY: Row("Fortify", rule="R13"),
    Posture.GRIND: Row("Grind", rule="R13"),
    Posture.COUNTER_ATTACK: Row("Counter-attack", rule="R13"),
    Posture.REGROUP: Row("Regroup", rule="R13"),
    Posture.WITHDRAW: Row("Withdraw", rule="R13"),
}

PRODUCTION: Mapping[Production, Row] = {
    Production.MUNITIONS: Row("Munitions", rule="M06"),
    Production.STRIKE: Row("Drones", rule="M06"),
    Production.AIR_DEFENCE: Row("Air defence", rule="M06"),
}

FISCAL: Mapping[Fiscal, FiscalRow] = {
    Fiscal.TAX: FiscalRow("Raise taxes", "percent", "R36", "taxes"),
    Fiscal.BORROW: FiscalRow("Borrow more at home", "landmark", "R36", "borrowing"),
    Fiscal.DRAW_RESERVE: FiscalRow("Draw on the reserve", "piggy-bank", "R36", "reserve"),
    Fiscal.CUT_CIVIL: FiscalRow("Cut civil spending", "scissors", "R36", "civil cuts"),
    Fiscal.MONETISE: FiscalRow("Print money", "banknote", "R36", "printing"),
}

DOSSIERS: Mapping[Dossier, DossierRow] = {
    Dossier.CONTRACTS: DossierRow("Binding contracts", "", "R42", "Contracts", "contract_share", "hedge_contracts"),
    Dossier.TECHNOLOGY: DossierRow(
        "Deep-strike technology", "", "R43", "Strike technology", "technology", "hedge_technology"
    ),
    Dossier.GUARANTEES: DossierRow(
        "Multilateral guarantees", "", "R44", "Guarantees", "guarantees", "hedge_guarantees"
    ),
}

MEASURES: Mapping[Measure, Row] = {
    Measure.MEDIATE: Row("Mediate", rule="R19"),
    Measure.PRESS: Row("Press for a settlement", rule="R41"),
    Measure.ARMS: Row("Arms deliveries", rule="R42"),
    Measure.INTELLIGENCE: Row("Share intelligence", rule="R41"),
    Measure.ATTENTION: Row("Attention to this war", rule="R41"),
    Measure.WAIVER: Row("Waive oil sanctions", rule="R32"),
    Measure.AD_HOC_PACKAGE: Row("Ad hoc package", rule="R42"),
    Measure.CONTRACT: DOSSIERS[Dossier.CONTRACTS],
    Measure.TECHNOLOGY: DOSSIERS[Dossier.TECHNOLOGY],
    Measure.GUARANTEE: DOSSIERS[Dossier.GUARANTEES],
    Measure.LOAN: Row("Loan tranche", rule="R42"),
    Measure.SANCTIONS: Row("Enforce sanctions", rule="R32"),
    Measure.PURCHASES: Row("Buy diverted exports", rule="R32"),
    Measure.SETTLEMENT_CHANNEL: Row("Settlement channel", rule="R33"),
    Measure.HOST: Row("Host talks", rule="R21"),
}

MOBILISATION = ("Volunteers", "Partial", "Broad", "General")
"""By level."""

LEVELS: tuple[tuple[str, float], ...] = (("Off", 0.0), ("A third", 1 / 3), ("Two thirds", 2 / 3), ("Full", 1.0))
"""Levels at which a fiscal measure is offered."""

_SETTINGS: Mapping[tuple[type[Order], str], str] = {
    (o.SetEffort, "share"): "Effort",
    (o.AssignDefence, "share"): "Priority",
    (o.PlanRaids, "raids"): "Raids",
    (o.SetTrade, "diversion"): "Divert trade",
    (o.SetTrade, "settlement"): "Settlement",
    (o.SplitProduction, "strike"): PRODUCTION[Production.STRIKE].label,
}
"""Settings of an order whose field alone would not say it."""


def setting_name(order: Order, field: str) -> str:
    """What a numeric field of an order sets, as a word."""
    return _SETTINGS.get((type(order), field), capital(field.replace("_", " ")))


def tone_words(tone: float) -> str:
    """How a letter of a tone reads, -1 to 1."""
    steps = ((-0.6, "sharp"), (-0.15, "cool"), (0.15, "even"), (0.6, "civil"))
    return next((words for end, words in steps if tone <= end), "courteous")


def tempo_words(tempo: float) -> str:
    """What a tempo of 0.4 to 1.3 means."""
    steps = ((0.6, "economise"), (0.9, "restrained"), (1.1, "ordinary"))
    return next((words for end, words in steps if tempo < end), "all out")
