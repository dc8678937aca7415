"""What came of the table in words: signals, truces, meetings, recognition, text."""

from __future__ import annotations

from wargame.chronicle.kind import Kind
from wargame.chronicle.telling import Telling
from wargame.engine.words import TRUCES
from wargame.words.numbers import capital, counted, listed, signed
from wargame.words.terms import row


def _says(told: Telling) -> str:
    return f"{told.side()} says in public that a ceasefire only makes sense for {told.other}"


def _signals(told: Telling) -> str:
    return f"{told.side()} sent a counter-signal to audiences at home and among its partners"


def _truce(told: Telling) -> str:
    return f"the {row(TRUCES[told.of('truce_months')]).inside}"


def _begins(told: Telling) -> str:
    return f"{_truce(told)} begins"


def _runs(told: Telling) -> str:
    lasts = counted(told.at("truce_months", told.of("truce_months")), "month")
    return f"{capital(_begins(told))} and runs for {lasts}."


def _has_run_out(told: Telling) -> str:
    return f"{_truce(told)} has run out"


def _cools(told: Telling) -> str:
    cools = counted(told.at("truce_cooling", told.of("truce_months")), "month")
    return f"{capital(_has_run_out(told))}; it can be offered again in {cools}."


def _exchanged(told: Telling) -> str:
    return "prisoners were exchanged"


def _met(told: Telling) -> str:
    return "the leaders met"


def _silent(told: Telling) -> str:
    return "a general ceasefire begins"


def _broke(told: Telling) -> str:
    return f"the general ceasefire broke after {counted(told.before('ceasefire_months'), 'month')}"


def _recognises(told: Telling) -> str:
    words = {0.5: "as a technical counterpart", 1.0: "as a peer"}
    return f"{told.side()} recognises {told.other} {words.get(told.at('recognition', told.event.sides[0]), 'in part')}"


def _issues(told: Telling, name: str) -> list[tuple[int, str]]:
    """Indices and names of the issues that the event has a figure of."""
    return [(issue, told.theatre.issues[issue].lower()) for (issue,) in told.indices(name)]


def _concluded(told: Telling) -> str:
    return f"the text on {listed(name for _, name in _issues(told, 'text'))} is concluded"


def _grew(told: Telling) -> str:
    return f"text grew on {listed(name for _, name in _issues(told, 'text'))}"


def _grew_by(told: Telling) -> str:
    grown = listed(f"{name} {signed(told.change('text', issue))}" for issue, name in _issues(told, "text"))
    return f"Text grew on {grown}."


def _stalled(told: Telling) -> str:
    why = " for want of a zone of agreement" if told.at("without_zone") > 0 else ""
    names = listed(name for _, name in _issues(told, "stalled_months"))
    return f"text has not moved for three months on {names}{why}"


def _first_round(told: Telling) -> str:
    return "the working groups of experts met for the first time"


STATEMENT = Kind("statement", "signal", "R15", 40, _says)
COUNTER_SIGNAL = Kind("counter_signal", "signal", "R22", 30, _signals)
TRUCE_BEGAN = Kind("truce_began", "table", "R20", 78, _begins, _runs)
TRUCE_ENDED = Kind("truce_ended", "table", "R20", 52, _has_run_out, _cools)
EXCHANGED = Kind("exchanged", "table", "R20", 42, _exchanged)
LEADERS_MET = Kind("leaders_met", "table", "R16", 84, _met)
CEASEFIRE_BEGAN = Kind("ceasefire_began", "table", "R09", 88, _silent)
CEASEFIRE_BROKEN = Kind("ceasefire_broken", "table", "M14", 95, _broke)
RECOGNISED = Kind("recognised", "table", "R23", 56, _recognises)
TEXT_CONCLUDED = Kind("text_concluded", "table", "R19", 66, _concluded)
GROUPS_MET = Kind("groups_met", "table", "R17", 46, _first_round)
TEXT_GREW = Kind("text_grew", "table", "R19", 30, _grew, _grew_by)
TEXT_STALLED = Kind("text_stalled", "table", "R19", 34, _stalled)

KINDS = (
    STATEMENT, COUNTER_SIGNAL, TRUCE_BEGAN, TRUCE_ENDED, EXCHANGED, LEADERS_MET, CEASEFIRE_BEGAN, CEASEFIRE_BROKEN,
    RECOGNISED, TEXT_CONCLUDED, GROUPS_MET, TEXT_GREW, TEXT_STALLED,
)  # fmt: skip
