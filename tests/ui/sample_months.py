"""Hand-made log, month report and outcome for panel tests; imports the views."""

from __future__ import annotations

from wargame.board.view import MonthReport, ObjectiveView, OutcomeView, SeatScore, SectorChange
from wargame.seat.values import Figure, LogLine

_LOG = (
    (3, "The line at Pokrovsk moved 1.4 km to Moscow.", "R02", "front", (48.28, 37.18), "minus"),
    (
        3,
        "Four raids fell on the Krasnodar refinery group; capacity fell from 0.62 to about 0.56.",
        "R31",
        "strike",
        (45.03, 38.98),
        "plus",
    ),
    (3, "Fuel is rationed in Crimea: supply covers 58 % of demand.", "R33", "economy", (45.04, 34.1), ""),
    (3, "A European package of $1.4 bn was contracted for two years.", "R40", "aid", None, "plus"),
    (3, "Kyiv proposed a general ceasefire.", "R09", "table", None, ""),
    (3, "Moscow sent an open letter and asked for a summit in Riyadh.", "R06", "signal", None, ""),
    (2, "Raids cut the power supply of Kharkiv to 71 %.", "R31", "strike", (49.98, 36.26), "minus"),
    (2, "Moscow declined a general ceasefire: utility, gate.", "R09", "table", None, ""),
    (2, "Aid adequacy fell to 0.71, well over its threshold of 0.35.", "R45", "pillar", None, ""),
    (1, "The line at Huliaipole moved 2.1 km to Moscow.", "R02", "front", (47.66, 36.26), "minus"),
)
_LABELS = {1: "July 2026", 2: "August 2026", 3: "September 2026"}


def sample_log() -> tuple[LogLine, ...]:
    """Ten lines over three months, newest first."""
    return tuple(
        LogLine(month, _LABELS[month], text, rule, family, place, tone)
        for month, text, rule, family, place, tone in _LOG
    )


def _exact(value: float, **words: object) -> Figure:
    return Figure(value, value, value, **words)


def sample_report() -> MonthReport:
    """September 2026: three sectors moved, a proposal declined."""
    changes = (
        SectorChange(
            5, "Pokrovsk", -1.4, -25.2, "Grinding with three times the fires; supply at Pokrovsk 0.81.", "R02"
        ),
        SectorChange(6, "Huliaipole", -0.9, -16.2, "Thin defence and open ground.", "R02"),
        SectorChange(3, "Lyman", 0.6, 9.6, "Counter-attack from reserve with local superiority 1.41.", "R03"),
    )
    figures = (
        ("Aid adequacy", _exact(0.71, change=-0.03, rule="R39", quantity="aid_adequacy/0")),
        ("Macro insulation, Moscow", Figure(0.74, 0.66, 0.81, -0.02, rule="R35", quantity="macro_insulation/1")),
        ("Refining offline, Moscow", Figure(0.27, 0.21, 0.33, 0.03, "", 2, "R31", "refining_offline/1")),
        ("Hedge", _exact(0.31, change=0.02, rule="R41", quantity="hedge/0")),
    )
    declined = (
        (
            "General ceasefire, proposed by Kyiv",
            "Utility below zero for Moscow: 0.18 − 0.31 = −0.13; the gate is closed: no failed pillar, "
            "2 of 8 issues concluded.",
        ),
    )
    return MonthReport(
        3,
        "September 2026",
        "Pokrovsk gives way by 1.4 km; Krasnodar refining falls again; Moscow declines a ceasefire.",
        changes,
        -31.8,
        figures,
        sample_log()[:6],
        declined,
    )


def sample_outcome() -> OutcomeView:
    """The modal end: the war goes on, graded."""
    objectives = (
        ObjectiveView("Hold the line", 0.5, 61.0, "1,240 km2 lost in 24 months"),
        ObjectiveView("Shield", 0.2, 55.0, "hedge 0.55"),
        ObjectiveView("Keep the country running", 0.2, 48.0, "power adequacy 0.78"),
        ObjectiveView("Terms", 0.1, 30.0, "2 of 8 issues concluded"),
    )
    others = (ObjectiveView("Take the oblasts", 0.5, 38.0, "71 % held"), ObjectiveView("Insulation", 0.5, 64.0, "0.58"))
    external = (
        ObjectiveView("Hedge at bearable cost", 0.6, 58.0, "hedge 0.55"),
        ObjectiveView("Donor will", 0.4, 66.0, "will 0.66"),
    )
    seats = (
        SeatScore("Kyiv", "Hold the line", 54.0, objectives),
        SeatScore("Moscow", "Take the oblasts", 51.0, others),
        SeatScore("Washington", "Broker", 47.0, external),
        SeatScore("European coalition", "Hedge at bearable cost", 61.0, external),
    )
    return OutcomeView(
        "The war continues",
        "No door opened",
        "May 2028",
        "Neither pillar failed and the text stayed open; the line moved slowly west.",
        "The line lies 6 km east of Pokrovsk's western edge; Moscow gained 1,240 km2 in 24 months.",
        (
            ("Area, 24 months", _exact(-1240.0, unit="km2", digits=0)),
            ("Aid adequacy", _exact(0.58)),
            ("Macro insulation, Moscow", Figure(0.58, 0.52, 0.64)),
        ),
        seats,
        "Kyiv's 54 stands at the 63rd percentile of a thousand campaigns of the staff doctrine under the same chance "
        "(mean 50, 10–90 % range 41–60).",
        (
            ("Line", "bent, not broken"),
            ("Shield", "half built"),
            ("Insulation", "worn, holding"),
            ("Text in hand", "two issues of eight"),
        ),
    )
