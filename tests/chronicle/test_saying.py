"""Every kind of event in words: for who knows its figures, for everybody else, and in short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.board.desk_cases import scenario
from wargame.chronicle.kind import Kind
from wargame.chronicle.kinds import KINDS
from wargame.chronicle.saying import clause, log_lines
from wargame.chronicle.words import aid, economy, front, pillars, proposals, strikes, table
from wargame.chronicle.words.written import WRITTEN
from wargame.engine.events import Event, Reason

THEATRE = scenario().theatre
MOSCOW, KYIV, WASHINGTON, EUROPE, PARTNERS = range(5)
MINUS = "\N{MINUS SIGN}"


def event(kind: Kind, **values: object) -> Event:
    return Event(3, kind.name, kind.rule, kind.family, **values)  # type: ignore[arg-type]


def read(what: Event, seat: int | None) -> str | None:
    """What a seat reads of one event; None where it is not told."""
    lines = log_lines([what], THEATRE, seat)
    return lines[0].text if lines else None


LETTER = {"order_propose/0/0": 1.0, "order_tone/0": 0.5, "answer/0/0": 6.0}
SECTOR = {"line_km/9": 77.2, "last_km/9": 73.6, "posture_now/0/9": 2.0, "posture_now/1/9": 0.0}
BALANCE = {"log_ratio/0/9": 0.41, "fortification/1/9": 0.26, "supply/0/9": 0.9, "supply/1/9": 0.8}
SUMMIT = {"order_propose/1/1": 1.0, "answer/1/1": 1.0, "against_arithmetic": 1.0}
PRECONDITION = Reason("precondition", "R45", None, "door_open", {
    "door_open": 0.0, "before:pillar_failed/0": 0.0, "before:pillar_failed/1": 0.0, "issues_concluded": 2.0,
})  # fmt: skip

OPEN = [
    (event(economy.OIL_MOVED, figures={"oil_log": 4.0, "before:oil_log": 3.8}),
     "The oil price rose from 45 to 55 USD a barrel."),
    (event(aid.SHOCK_BEGAN, sides=(1,), seats=(WASHINGTON,), figures={"shock_months/0": 5.0}),
     "United States halt: the flow of Washington is cut back for 5 months."),
    (event(aid.SHOCK_ENDED, sides=(1,), seats=(WASHINGTON,), figures={"shock_months/3": 0.0}),
     "Crisis in the Middle East is over: the attention of Washington returns."),
    (event(front.LINE_STILL, figures={"month_km2": 0.2}), "The line did not move this month."),
    (event(front.AREA_TAKEN, sides=(0, 1), figures={"month_km2": 153.2}),
     "Moscow took 153 km² net along the whole line."),
    (event(front.SECTOR_CLOSED, figures={"line_km/8": 60.0}),
     "The line at Dobropillia has reached the last town of its axis: the sector closes."),
    (event(pillars.DOOR_OPENED, figures={"door": 1.0}),
     "A door to direct talks has opened: failure of Kyiv's pillar, aid pipeline."),
    (event(pillars.DOOR_BY_CHANCE, figures={"before:pillar_failed/0": 0.0, "before:pillar_failed/1": 1.0}),
     "By chance, although the failed pillar has recovered, a door to direct talks stands open this month (hazard "
     "mode)."),
    (event(pillars.OUTCOME, figures={"outcome": 2.0, "door": 2.0, "ceasefire_months": 9.0}),
     "Freeze. A general ceasefire has held for 9 months. Door: concluded text."),
    (event(strikes.RAIDS_SENT, sides=(0, 1), figures={"raids_sent/0/18": 26.6, "raids_sent/0/20": 7.4}),
     "Moscow sent 34 raids: 27 on the power grid and 7 on ports."),
    (event(proposals.LETTER, sides=(0, 1), figures=LETTER),
     "Moscow sent a courteous open letter; Kyiv replied by name."),
    (event(proposals.UNADDRESSED, sides=(0,), figures={"order_propose/0/9": 1.0}),
     "Moscow proposed a binding contract; no seat answers it."),
    (event(proposals.ACCEPTED, sides=(1, 0), seats=(MOSCOW,), figures=SUMMIT),
     "Moscow accepted a leaders' meeting, proposed by Kyiv."),
    (event(proposals.OTHER_TERMS, sides=(1, 0), seats=(MOSCOW,), figures={"order_propose/1/3": 1.0}),
     "Moscow offered shorter or other terms for an energy truce, proposed by Kyiv."),
    (event(proposals.AD_HOC, sides=(1,), seats=(EUROPE,), figures={"order_propose/1/9": 1.0}),
     "European coalition answered with an ad hoc package instead of a binding contract, proposed by Kyiv."),
    (event(proposals.REFERRED, sides=(1, 0), seats=(MOSCOW,), figures={"order_propose/1/2": 1.0},
           reasons=(PRECONDITION,)),
     "Moscow referred a general ceasefire, proposed by Kyiv, to the experts: precondition (no pillar has failed, text "
     "concluded on 2 of 8 issues)."),
    (event(proposals.OVERRULED, sides=(0, 1), reasons=(PRECONDITION, Reason("recognition", "R23")),
           figures={"order_propose/1/1": 1.0, "overrule_home": 0.08, "overrule_credibility": 0.25}),
     "Moscow overruled the arithmetic to accept a leaders' meeting against precondition and recognition; it costs 0.08 "
     "of standing at home and 0.25 of credibility."),
    (event(table.STATEMENT, sides=(0, 1)), "Moscow says in public that a ceasefire only makes sense for Kyiv."),
    (event(table.COUNTER_SIGNAL, sides=(1,)),
     "Kyiv sent a counter-signal to audiences at home and among its partners."),
    (event(table.TRUCE_BEGAN, figures={"truce_months/1": 1.0}), "The maritime truce begins and runs for 1 month."),
    (event(table.TRUCE_ENDED, figures={"truce_months/0": 0.0, "truce_cooling/0": 3.0}),
     "The energy truce has run out; it can be offered again in 3 months."),
    (event(table.EXCHANGED), "Prisoners were exchanged."),
    (event(table.LEADERS_MET), "The leaders met."),
    (event(table.CEASEFIRE_BEGAN), "A general ceasefire begins."),
    (event(table.CEASEFIRE_BROKEN, figures={"before:ceasefire_months": 3.0}),
     "The general ceasefire broke after 3 months."),
    (event(table.RECOGNISED, sides=(0, 1), figures={"recognition/0": 0.5}),
     "Moscow recognises Kyiv as a technical counterpart."),
    (event(table.TEXT_CONCLUDED, figures={"text/6": 0.96}), "The text on monitoring is concluded."),
    (event(table.GROUPS_MET), "The working groups of experts met for the first time."),
    (event(table.TEXT_GREW, figures={"text/0": 0.4, "before:text/0": 0.37, "text/6": 0.2, "before:text/6": 0.15}),
     "Text grew on territory +0.03 and monitoring +0.05."),
    (event(table.TEXT_STALLED, figures={"stalled_months/2": 3.0, "without_zone": 1.0}),
     "Text has not moved for three months on force cap for want of a zone of agreement."),
    (event(WRITTEN, words="It was a quiet month."), "It was a quiet month."),
]  # fmt: skip
"""Events that keep nothing, and what everybody reads."""

KEPT = [
    (event(strikes.NODE_HIT, figures={"raids_received/7": 31.0}, knowers=frozenset({MOSCOW}),
           kept={"capacity_lost/7": 0.264, "node_capacity/7": 0.55}),
     "31 raids on Volgograd refinery took 26 points of its capacity; after repair it works at 55 %.",
     "31 raids on Volgograd refinery did heavy damage."),
    (event(economy.REGION_SHORT, figures={"region_short_months/0": 1.0}, kept={"region_supply/0": 0.86},
           knowers=frozenset({MOSCOW})),
     "Crimea runs short: 86 % of its demand is met, under the threshold of 90 %.", "Crimea runs short."),
    (event(economy.REGION_SUPPLIED, figures={"region_short_months/0": 0.0}, kept={"region_supply/0": 0.93},
           knowers=frozenset({MOSCOW})),
     "Supply of Crimea is back to 93 % of its demand.", "Crimea is no longer short."),
    (event(economy.FUEL_SHORT, sides=(0,), figures={"short_months/0": 1.0}, kept={"fuel/0": 0.94},
           knowers=frozenset({MOSCOW})),
     "Fuel runs short across Moscow's own supply: 94 % of demand is met.",
     "Moscow reports a national fuel shortage."),
    (event(economy.FUEL_MET, sides=(0,), figures={"short_months/0": 0.0}, kept={"fuel/0": 0.98},
           knowers=frozenset({MOSCOW})),
     "Fuel meets 98 % of national demand again.", "Moscow's fuel shortage has ended."),
    (event(economy.BUDGET, sides=(0,), knowers=frozenset({MOSCOW}), kept={
        "resource_revenue/0": 0.6, "deficit/0": 0.54, "borrowing/0": 0.45, "fund/0": 3.91, "before:fund/0": 4.0}),
     f"Moscow's budget: resource revenue 0.60, deficit 0.54, borrowed 0.45; the reserve stands at 3.91 ({MINUS}0.09) "
     "trn RUB.", None),
    (event(aid.SUPPORT_DELIVERED, sides=(0,), knowers=frozenset({MOSCOW}), kept={
        "support_flow/0": 0.61, "before:support_flow/0": 0.73, "contract_share/0": 0.2, "aid_adequacy/0": 0.52,
        "before:aid_adequacy/0": 0.55}),
     f"Support delivered to Moscow 0.61 ({MINUS}0.12), 20 % of it under contract; adequacy 0.52 ({MINUS}0.03).", None),
    (event(front.SECTOR_MOVED, sides=(0, 1), figures=SECTOR, kept=BALANCE, knowers=frozenset({MOSCOW})),
     "Pokrovsk: Moscow moved the line 3.6 km (43 km²) under grinding attacks. Moscow's attack against Kyiv's defence "
     "+0.41 in logs, works 0.26, supply 0.90 against 0.80.",
     "Pokrovsk: Moscow moved the line 3.6 km (43 km²) under grinding attacks."),
    (event(pillars.PILLAR_FAILED, sides=(0,), figures={"pillar_months/0": 2.0}, kept={"pillar_index/0": 0.28},
           knowers=frozenset({MOSCOW})),
     "Macro insulation of Moscow has failed: 0.28, under 0.30 for 2 months. Its limits move.",
     "Macro insulation of Moscow has failed: under 0.30 for 2 months. Its limits move."),
    (event(pillars.PILLAR_UNDER, sides=(0,), figures={"pillar_months/0": 1.0}, kept={"pillar_index/0": 0.28},
           knowers=frozenset({MOSCOW})),
     "Macro insulation of Moscow stands at 0.28, under its threshold of 0.30: month 1 of 2.",
     "Macro insulation of Moscow is under its threshold of 0.30: month 1 of 2."),
    (event(proposals.DECLINED, sides=(1, 0), seats=(MOSCOW,), figures={"order_propose/1/8": 1.0}, reasons=(
        Reason("zone", "R18", 0, "issues_outside", kept={"issues_outside": 2.0, "limit/0/0": 0.6, "limit/0/3": 0.4},
               knowers=frozenset({MOSCOW})),)),
     "Moscow declined a settlement template, proposed by Kyiv: zone (2 issues outside the limits: Territory and "
     "Foreign weapons).",
     "Moscow declined a settlement template, proposed by Kyiv: zone (terms outside its limits)."),
]  # fmt: skip
"""Events that keep figures for Moscow: what it reads, and what others do, None where they are told nothing."""


def test_every_kind_is_read_here() -> None:
    assert {each.kind for each, *_ in (*OPEN, *KEPT)} == set(KINDS)


@pytest.mark.parametrize(("what", "words"), OPEN, ids=lambda value: value.kind if isinstance(value, Event) else "")
def test_what_keeps_nothing_reads_the_same_for_everybody(what: Event, words: str) -> None:
    assert {read(what, seat) for seat in (None, *range(5))} == {words}


@pytest.mark.parametrize(("what", "own", "others"), KEPT, ids=lambda value: getattr(value, "kind", ""))
def test_what_is_kept_is_read_by_its_knowers_and_the_instructor(what: Event, own: str, others: str | None) -> None:
    assert read(what, MOSCOW) == read(what, None) == own
    assert {read(what, seat) for seat in (KYIV, WASHINGTON, EUROPE, PARTNERS)} == {others}


@pytest.mark.parametrize("what", [each for each, *_ in (*OPEN, *KEPT)], ids=lambda each: each.kind)
def test_the_short_form_has_no_full_stop_and_joins_a_sentence(what: Event) -> None:
    short = clause(what, THEATRE)
    first = short.split()[0].rstrip(",:'s")
    names = " ".join(each.name for group in (THEATRE.seats, THEATRE.regions, THEATRE.shocks) for each in group)
    assert short and not short.endswith(".")
    assert not first[0].isupper() or first in names or what.kind == WRITTEN.name


def test_reasons_name_what_decides_and_print_terms_that_add_up_for_the_seat_that_was_asked() -> None:
    own = {"truce_value/0/0": -0.02, "truce_spared/0/0": 0.131, "truce_forgone/0/0": 0.151}
    utility = Reason("utility", "R20", 0, "truce_value/0/0", kept=own, knowers=frozenset({MOSCOW}))
    zone = Reason("zone", "R20", None, "truce_zone/0", {"truce_zone/0": -0.1})
    asked = event(
        proposals.DECLINED, sides=(1, 0), seats=(MOSCOW,), figures={"order_propose/1/3": 1.0}, reasons=(zone, utility)
    )
    head = "Moscow declined an energy truce, proposed by Kyiv: zone (none is open for this truce) and"
    assert read(asked, MOSCOW) == f"{head} utility (spared +0.13, leverage forgone {MINUS}0.15: {MINUS}0.02)."
    assert read(asked, EUROPE) == f"{head} utility."


def test_the_proposer_s_own_utility_is_named_and_told_to_nobody() -> None:
    theirs = Reason("utility", "R09", 1, "ceasefire_utility/1", kept={"ceasefire_utility/1": -0.2})
    level = {"before:recognition/0": 0.5, "before:recognition/1": 1.0}
    recognition = Reason("recognition", "R23", None, "before:recognition/0", level)
    humane = Reason("zone", "R20", None, "zone/7", kept={"zone/7": -0.1})
    asked = event(
        proposals.DECLINED, sides=(1, 0), seats=(MOSCOW,), figures={"order_propose/1/2": 1.0},
        reasons=(theirs, recognition, humane, Reason("choice", "R09")),
    )  # fmt: skip
    assert {read(asked, seat) for seat in (None, *range(5))} == {
        "Moscow declined a general ceasefire, proposed by Kyiv: utility of Kyiv, below zero, recognition (0.5 of 1), "
        "zone (the humanitarian issue has none at present) and choice: no rule stood against it, Moscow chose so."
    }


def test_a_kind_of_a_later_version_is_passed_over() -> None:
    assert log_lines([Event(1, "moon_landing", "R99", "note", figures={"moon": 1.0})], THEATRE, None) == ()


def test_a_line_knows_its_place_tone_subject_and_weight() -> None:
    node, sector = KEPT[0][0], next(each for each, *_ in KEPT if each.kind == "sector_moved")
    hit = replace(node, subject="raids_received/7", gains=KYIV, importance=(40, 30, 20, 20, 20))
    (line,) = log_lines([hit], THEATRE, MOSCOW)
    volgograd = THEATRE.nodes[7]
    assert (line.place, line.tone) == ((volgograd.lat, volgograd.lon), "minus")
    assert (line.quantity, line.importance, line.month_label) == ("raids_received/7", 40, "August 2026")
    (moved,) = log_lines([sector], THEATRE, KYIV)
    assert moved.quantity == "R13/0/9", "the winner's advance in that sector"
    assert moved.place is not None and 44 < moved.place[0] < 61
    (refused,) = log_lines([KEPT[-1][0]], THEATRE, MOSCOW)
    assert refused.quantity == "limit/0/0", "a limit that the terms lie outside of, for the seat that knows it"
    assert log_lines([KEPT[-1][0]], THEATRE, KYIV)[0].quantity == ""
