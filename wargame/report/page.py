"""The after-action report as one HTML file that needs nothing else."""

from __future__ import annotations

from html import escape
from pathlib import Path

import numpy as np

from wargame.chronicle.saying import sentence
from wargame.engine.words import Outcome
from wargame.report.charts import Line, chart
from wargame.report.lines import outcome_lines
from wargame.resources import assets
from wargame.rules.objectives import profile_score
from wargame.seat.player import PERSON
from wargame.session.course import Course
from wargame.words.names import spaced
from wargame.words.numbers import plain, signed
from wargame.words.times import month_label, month_short

QUESTIONS = (
    "Which month decided this campaign, and what did the seats know then?",
    "Where did a proposal fail, and which of its reasons could a seat have removed?",
    "Which rule do you disagree with? Change its parameter and play the same month again.",
    "What would the other side's staff have done in your seat?",
)


def write_report(course: Course, path: Path) -> Path:
    """Write the report of a game as the instructor sees it: truth of both sides. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report_html(course), encoding="utf-8")
    return path


def report_html(course: Course) -> str:
    """The whole page as text."""
    theatre, scenario = course.theatre, course.setup.scenario
    notice = f'<div class="card"><strong>What this is, and is not.</strong> {escape(scenario.notice)}</div>'
    body = [
        f"<h1>{escape(theatre.title)}</h1>",
        f'<p class="mut">After-action report, seed {course.setup.seed}. {escape(_seats(course))}</p>',
        notice,
        f'<div class="card"><strong>{escape(outcome_lines(course))}</strong></div>',
        _figures(course),
        _scores(course),
        _timeline(course),
        _questions(),
        _limits(course),
    ]
    style = (assets() / "report" / "style.css").read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><title>{escape(theatre.title)}</title><style>{style}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body><main>{"".join(body)}</main></body></html>'


def _seats(course: Course) -> str:
    seats = zip(course.theatre.seats, course.setup.players, strict=True)
    played = (f"{seat.name}: {'a person' if who == PERSON else spaced(who)}" for seat, who in seats)
    return "; ".join(played) + "."


def _figures(course: Course) -> str:
    theatre, states = course.theatre, course.states
    labels = [month_short(theatre, state.month) for state in states]

    def both(name: str) -> list[Line]:
        return [
            Line(side.name, [float(getattr(s, name)[i, 0]) for s in states]) for i, side in enumerate(theatre.sides)
        ]

    pillars = [
        chart(
            spec.name,
            f"{theatre.sides[i].name}; dashed: threshold",
            [Line(spec.name, [float(getattr(s, spec.quantity)[i, 0]) for s in states])],
            labels,
            spec.threshold,
        )
        for i, spec in enumerate(theatre.pillars)
    ]
    rest = [
        chart(
            "Area gained since the start",
            f"km², {theatre.sides[0].name}",
            [Line("Area", [float(s.gained_km2[0]) for s in states])],
            labels,
        ),
        chart(
            "Value of halting now", "utility; a ceasefire needs both above zero", both("ceasefire_utility"), labels, 0.0
        ),
        chart("Oil price", "USD a barrel", [Line("Price", [float(np.exp(s.oil_log[0])) for s in states])], labels),
        chart("Losses a month", "thousand, aggregate, never scored", both("loss"), labels),
    ]
    return '<h2>The campaign in figures</h2><div class="grid2">' + "".join([*pillars, *rest]) + "</div>"


def _scores(course: Course) -> str:
    theatre = course.theatre
    if int(course.state.outcome[0]) == Outcome.RUNNING:
        return ""
    rows = []
    for index, seat in enumerate(theatre.seats):
        profile = course.setup.profile(index)
        if profile is not None:
            score = float(profile_score(course.rulebook, index, profile, course.states[0], course.state)[0])
            cells = f"<td>{escape(seat.name)}</td><td>{escape(profile.name)}</td>"
            rows.append(f'<tr>{cells}<td class="num">{plain(score, 0)}</td></tr>')
    head = '<tr><th>Seat</th><th>Objective profile</th><th class="num">Score, 0 to 100</th></tr>'
    note = "Each seat is scored on its own objectives; there is no common winner."
    return f'<h2>Objectives</h2><div class="card"><table>{head}{"".join(rows)}</table><p class="mut">{note}</p></div>'


def _timeline(course: Course) -> str:
    theatre = course.theatre
    blocks = []
    for state, events in zip(course.states[1:], course.events, strict=True):
        rows = "".join(
            f'<tr><td><span class="rule">{escape(e.rule)}</span></td><td>{escape(sentence(e, theatre))}</td></tr>'
            for e in events
        )
        headline = (
            f"{month_label(theatre, state.month - 1)}: {signed(float(state.month_km2[0]), 0)} km², {len(events)} events"
        )
        blocks.append(f"<details><summary>{escape(headline)}</summary><table>{rows}</table></details>")
    return '<h2>Month by month</h2><div class="card">' + "".join(blocks) + "</div>"


def _questions() -> str:
    return (
        '<h2>For the debrief</h2><div class="card"><ol>'
        + "".join(f"<li>{escape(q)}</li>" for q in QUESTIONS)
        + "</ol></div>"
    )


def _limits(course: Course) -> str:
    scenario = course.setup.scenario
    rows = "".join(f"<li>{escape(text)}</li>" for text in (*scenario.caveats, *scenario.credits))
    return f'<h2>Limits and sources</h2><div class="card"><ul>{rows}</ul></div>'
