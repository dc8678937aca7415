"""An order at its limit is accepted and carried out in full, and one past it is refused, at random positions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.reckon.positions import Case, cases
from wargame.engine import orders as o
from wargame.engine.ledger import Ledger
from wargame.engine.resolution import conclude
from wargame.engine.sheet import Answers, BelligerentSheet, blank_sheet
from wargame.engine.words import Answer, Dossier, Fiscal, Initiative, Posture, Reach
from wargame.reckon.legality import check
from wargame.reckon.means import deep_room, raid_stock
from wargame.reckon.situation import Situation
from wargame.seat.draft import applied

BELLIGERENTS = tuple(case for case in cases() if case.side is not None)


def blank(case: Case) -> Case:
    """The position with an empty sheet; air defence stands as it is seen."""
    return replace(case, draft=blank_sheet(case.theatre, case.seat))


def given(case: Case, *orders: o.Order) -> Case:
    """The case with orders written on the sheet, each of which legality accepts in its turn."""
    for order in orders:
        assert check(order, case.situation) is None, (case.name, order, check(order, case.situation))
        case = replace(case, draft=applied(order, case.draft))
    return case


def is_refused(case: Case, order: o.Order) -> bool:
    """True when legality refuses the order on the sheet as it is."""
    return check(order, case.situation) is not None


def own(ledger: Ledger, case: Case, name: str, *index: int) -> float:
    """A figure of the own side."""
    return float(np.asarray(ledger[name])[(case.side, *index, 0)])


def targets(case: Case) -> list[int]:
    """Enemy nodes that no truce or ceasefire spares."""
    return [node for node, spec in enumerate(case.theatre.nodes)
            if spec.owner != case.side and not is_refused(blank(case), o.PlanRaids(node, 0))]  # fmt: skip


def test_raids_up_to_stock_and_reach_go_in_and_one_more_is_refused() -> None:
    tried = dict.fromkeys(Reach, 0)
    for number, case in enumerate(BELLIGERENTS):
        empty = blank(case)
        for node in targets(case)[number % 4 :: 4]:
            reach = Reach(case.theatre.node_range[node])
            most = int(deep_room(empty.situation) if reach is Reach.DEEP else raid_stock(empty.situation))
            if most < 1 or is_refused(empty, o.PlanRaids(node, 1)):
                continue
            full = given(empty, o.PlanRaids(node, most))
            assert own(full.fought(), case, "raids_sent", node) == pytest.approx(most, abs=2e-3), (case.name, node)
            assert is_refused(empty, o.PlanRaids(node, most + 1))
            beyond = replace(full, draft=applied(o.PlanRaids(node, most + 1), full.draft))
            assert own(beyond.fought(), case, "raids_sent", node) < most + 1 - 1e-3
            tried[reach] += 1
    assert min(tried.values()) > 40


def test_raids_on_a_spared_node_are_refused_and_would_not_go_in() -> None:
    spared = 0
    for number, case in enumerate(BELLIGERENTS):
        for node, spec in [*enumerate(case.theatre.nodes)][number % 4 :: 4]:
            if spec.owner == case.side:
                continue
            sheet = replace(blank(case).draft, raids=np.eye(len(case.theatre.nodes), dtype=np.float32)[:, [node]])
            flies = own(replace(case, draft=sheet).fought(), case, "raids_sent", node) > 1 - 1e-3
            assert is_refused(blank(case), o.PlanRaids(node, 1)) is not flies
            spared += not flies
    assert spared > 20


def test_a_sector_gives_up_what_it_may_and_no_more() -> None:
    for case in BELLIGERENTS[::2]:
        empty = blank(case)
        for sector in range(0, len(case.theatre.sectors), 5):
            most = empty.situation.bound("release_room", sector)
            if most < 0.1:
                continue
            ledger = given(empty, o.Transfer(sector, None, most)).fought()
            force = case.state.force + case.state.in_transit
            reserve = float(case.state.reserve[case.side, 0])
            assert own(ledger, case, "reserve_room") == pytest.approx(reserve + most, rel=1e-4)
            left = float(force[case.side, sector, 0]) - most
            assert left == pytest.approx(float(force[case.side, sector, 0]) * 0.5, rel=1e-4)
            assert is_refused(empty, o.Transfer(sector, None, most + 0.01))


def test_a_sector_is_sent_what_reserve_and_hub_allow_and_no_more() -> None:
    bound_by = {"hub": 0, "reserve": 0}
    for number, case in enumerate(BELLIGERENTS):
        poor = case.state.with_values(reserve=case.state.reserve * np.float32(0.1 if number % 2 else 1.0))
        empty = blank(replace(case, state=poor))
        for sector in range(number % 5, len(case.theatre.sectors), 8):
            if case.state.sector_closed[sector, 0] > 0:
                assert is_refused(empty, o.Transfer(None, sector, 0.5))
                continue
            hub = int(case.theatre.sector_hub[case.side, sector])
            carries, at_hand = empty.situation.bound("hub_room", hub), empty.situation.bound("reserve_room")
            most = min(carries, at_hand)
            if most < 0.1:
                continue
            ledger = given(empty, o.Transfer(None, sector, most)).fought()
            assert own(ledger, case, "transfers_sent", sector) == pytest.approx(most, rel=1e-4)
            assert is_refused(empty, o.Transfer(None, sector, most + 0.01))
            bound_by["hub" if carries < at_hand else "reserve"] += 1
    assert min(bound_by.values()) > 10


def test_a_sector_that_gives_to_another_needs_no_reserve() -> None:
    for case in BELLIGERENTS[::5]:
        empty = blank(case)
        order = o.Transfer(0, 1, min(empty.situation.bound("release_room", 0), 1.0))
        if order.points < 0.1 or case.state.sector_closed[:2].any():
            continue
        ledger = given(empty, order).fought()
        assert own(ledger, case, "transfers_sent", 1) == pytest.approx(order.points, rel=1e-4)


def test_political_capital_is_spent_to_the_last_point_and_not_beyond() -> None:
    for case in BELLIGERENTS:
        empty = blank(case)
        points, seat = empty.situation.bound("capital_allowance"), case.theatre.external[0]
        first = min(int(points), 4)
        rest = min(points - first, 1.0)
        full = given(empty, o.Court(seat, first), o.SetTrade(rest, 0.0))
        ledger = full.fought()
        assert own(ledger, case, "court_points", seat) == pytest.approx(first, rel=1e-4)
        assert own(ledger, case, "capital_spent") == pytest.approx(first + rest, rel=1e-4)
        left = points - first - rest
        for order in (o.Propose(Initiative.SUMMIT), o.CounterSignal(), o.Recognise()):
            price = {o.Propose: 1.0, o.CounterSignal: 0.5, o.Recognise: 1.0}[type(order)]
            known = isinstance(order, o.Recognise) and case.state.recognition[case.side, 0] >= 1
            assert is_refused(full, order) is (price > left + 1e-3 or bool(known))


def test_ranges_are_kept_to_by_the_rules() -> None:
    for case in BELLIGERENTS[::6]:
        empty, situation = blank(case), blank(case).situation
        for level in situation.tempo_range:
            assert own(given(empty, o.SetTempo(level)).fought(), case, "tempo") == pytest.approx(level)
            past = level + (0.01 if level > 1 else -0.01)
            assert is_refused(empty, o.SetTempo(past))
            beyond = replace(empty, draft=applied(o.SetTempo(past), empty.draft)).fought()
            assert own(beyond, case, "tempo") == pytest.approx(level)
        most = int(situation.mobilisation_range[1])
        assert own(given(empty, o.Mobilise(most)).fought(), case, "mobilisation") == most
        assert is_refused(empty, o.Mobilise(most + 1)) and is_refused(empty, o.Mobilise(-1))
        beyond = replace(empty, draft=applied(o.Mobilise(most + 1), empty.draft)).fought()
        assert own(beyond, case, "mobilisation") == most


def test_shares_past_the_whole_are_refused_and_count_as_the_whole() -> None:
    for case in BELLIGERENTS[::10]:
        empty = blank(case)
        for share, fault in ((1.0, 1.2), (0.0, -0.2)):
            for name, order in (("fiscal", o.SetFiscal(Fiscal.TAX, share)), ("mandate", o.SetMandate(0, share))):
                attribute = "level" if name == "fiscal" else "flexibility"
                past = replace(order, **{attribute: fault})
                assert is_refused(empty, past)
                beyond = replace(empty, draft=applied(past, empty.draft)).fought()
                ledger, place = given(empty, order).fought(), 0
                assert own(beyond, case, "measure_money", place) == own(ledger, case, "measure_money", place)


def test_a_truce_runs_for_its_term_and_no_longer_than_it_may() -> None:
    begun = 0
    for case in BELLIGERENTS[::3]:
        empty = blank(case)
        kind = Initiative.HUMANITARIAN_TRUCE
        if is_refused(empty, o.Propose(kind)):
            continue
        for term in map(int, empty.situation.term_range):
            ledger = given(empty, o.SetTruceTerm(term), o.Propose(kind)).fought()
            codes = Answers.blank(case.theatre).codes
            codes[case.theatre.belligerent_seat(1 - case.side), kind] = Answer.ACCEPT
            if float(ledger["truce_zone"][2, 0]) > 0:
                assert float(conclude(ledger, Answers(codes))["truce_months"][2, 0]) == term
                begun += 1
        shortest, longest = map(int, empty.situation.term_range)
        assert is_refused(empty, o.SetTruceTerm(shortest - 1)) and is_refused(empty, o.SetTruceTerm(longest + 1))
    assert begun > 20


def test_postures_that_legality_accepts_are_what_the_forces_do() -> None:
    quiet = 0
    for case in BELLIGERENTS[::2]:
        empty = blank(case)
        for posture in Posture:
            sheet = applied(o.SetPosture(0, posture), empty.draft)
            does = own(replace(empty, draft=sheet).fought(), case, "posture_now", 0) == posture
            over_water = case.theatre.sector_width[0] <= 0
            if not over_water and not case.state.sector_closed[0, 0] > 0:
                assert is_refused(empty, o.SetPosture(0, posture)) is not does
                quiet += not does
    assert quiet > 10


def test_a_dossier_takes_as_many_points_as_its_rule_counts() -> None:
    for case in (case for case in BELLIGERENTS if case.theatre.seats[case.seat].key == "kyiv"):
        empty = blank(case)
        most = int(empty.situation.points_range[1])
        if empty.situation.bound("capital_allowance") < most:
            continue
        ledger = given(empty, o.FundDossier(Dossier.GUARANTEES, most)).fought()
        assert own(ledger, case, "dossier_points", Dossier.GUARANTEES) == pytest.approx(most, rel=1e-4)
        assert is_refused(empty, o.FundDossier(Dossier.GUARANTEES, most + 1))
        sheet = applied(o.FundDossier(Dossier.GUARANTEES, most + 1), empty.draft)
        assert isinstance(sheet, BelligerentSheet)
        assert own(replace(empty, draft=sheet).fought(), case, "capital_asked") == most


def test_limits_follow_the_rulebook_that_a_game_is_played_by() -> None:
    case = blank(BELLIGERENTS[1])
    numbers = case.book.parameters.overridden({"deep_reach": 0.1, "hub_points": 3.0, "sector_release": 0.2})
    other = Situation(case.sight, case.draft, case.book.with_parameters(numbers))
    assert deep_room(other) < deep_room(case.situation)
    assert other.bound("hub_room", 0) < case.situation.bound("hub_room", 0)
    assert other.bound("release_room", 0) == pytest.approx(0.4 * case.situation.bound("release_room", 0), rel=1e-4)
