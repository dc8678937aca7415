"""Initiatives and their answers in words."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.words.rows import AnswerRow, InitiativeRow

INITIATIVES: Mapping[Initiative, InitiativeRow] = {
    Initiative.LETTER: InitiativeRow(
        "Open letter", "mail", "R20", ("R06", "R20"),
        proposed="an open letter",
        asks="{asker} addresses {asked} in public and names a meeting at a neutral site.",
    ),
    Initiative.SUMMIT: InitiativeRow(
        "Leaders' meeting", "landmark", "R16", ("R16", "R23"),
        proposed="a leaders' meeting",
        asks="{asker} asks {asked} for a meeting of the leaders.",
        otherwise="No meeting takes place.",
    ),
    Initiative.CEASEFIRE: InitiativeRow(
        "General ceasefire", "pause", "R09", ("R09", "R03"),
        proposed="a general ceasefire",
        asks="{asker} asks {asked} for a general ceasefire along the whole line.",
        otherwise="The war goes on.",
    ),
    Initiative.ENERGY_TRUCE: InitiativeRow(
        "Energy truce", "zap-off", "R20", ("R20",),
        proposed="an energy truce",
        asks="{asker} offers {asked} that neither side raids refining, power or gas for {months}.",
        otherwise="Raids go on.",
        scope="energy",
        spares="refining, power or gas",
        damage="energy damage",
    ),
    Initiative.MARITIME_TRUCE: InitiativeRow(
        "Maritime truce", "anchor", "R20", ("R20",),
        proposed="a maritime truce",
        asks="{asker} offers {asked} that neither side raids ports or shipping for {months}.",
        otherwise="Raids go on.",
        scope="maritime",
        spares="ports or shipping",
        damage="port damage",
    ),
    Initiative.HUMANITARIAN_TRUCE: InitiativeRow(
        "Humanitarian truce", "hand", "R20", ("R20",),
        proposed="a humanitarian truce",
        asks="{asker} offers {asked} a pause for civilian relief of {months}.",
        otherwise="Raids go on.",
        scope="humanitarian",
        spares="civilian relief",
    ),
    Initiative.EXCHANGE: InitiativeRow(
        "Prisoner exchange", "refresh-cw", "R20", ("R20",),
        proposed="a prisoner exchange",
        asks="{asker} proposes to {asked} an exchange of prisoners.",
    ),
    Initiative.WORKING_GROUPS: InitiativeRow(
        "Working groups of experts", "users", "R17", ("R17", "R19"),
        proposed="working groups of experts",
        asks="{asker} proposes to {asked} that working groups of experts meet.",
    ),
    Initiative.TEMPLATE: InitiativeRow(
        "Settlement template", "columns-3", "R37", ("R37", "R18"),
        proposed="a settlement template",
        asks="{asker} puts a settlement text as a whole to {asked}.",
    ),
    Initiative.DOSSIER_REQUEST: InitiativeRow(
        "Request to the coalition", "folder-open", "R40", ("R40", "R42"),
        proposed="a binding contract",
        asks="{asker} asks the {asked} for a binding multi-year contract.",
        otherwise="Support goes on from month to month.",
    ),
}  # fmt: skip

ANSWERS: Mapping[Answer, AnswerRow] = {
    Answer.NONE: AnswerRow("Leave unanswered", "minus", said="left it unanswered"),
    Answer.ACCEPT: AnswerRow("Accept", "check", says="accepts", said="accepted"),
    Answer.DECLINE: AnswerRow("Decline", "x", says="declines", said="declined"),
    Answer.COUNTER_SIGNAL: AnswerRow("Counter-signal", "megaphone", "R22", said="answered with a counter-signal"),
    Answer.REFER: AnswerRow("Refer to experts", "users", "R17", says="refers", said="referred"),
    Answer.OFFER_TERMS: AnswerRow(
        "Offer other terms", "file-pen",
        says="offers shorter or other terms for",
        said="offered shorter or other terms for",
    ),
    Answer.REPLY_BY_NAME: AnswerRow("Reply by name", "badge-check", "R23", said="replied by name"),
    Answer.AD_HOC: AnswerRow(
        "Ad hoc package", "package", "R42",
        says="answers with an ad hoc package instead of",
        said="answered with an ad hoc package instead of",
    ),
}  # fmt: skip

_OF_A_KIND: Mapping[tuple[Initiative, Answer], str] = {
    (Initiative.TEMPLATE, Answer.ACCEPT): "Endorse",
    (Initiative.DOSSIER_REQUEST, Answer.ACCEPT): "Sign the contract",
    (Initiative.DOSSIER_REQUEST, Answer.DECLINE): "Defer",
    **{(kind, Answer.OFFER_TERMS): "Offer {months}" for kind in TRUCES},
}
"""Answers that go by another name for one kind of initiative."""


def answer_name(kind: Initiative, answer: Answer, months: str = "") -> str:
    """What an answer to an initiative of this kind is called; a counter-offer of a truce names its months."""
    return _OF_A_KIND.get((kind, answer), ANSWERS[answer].label).format(months=months)
