"""How much an event matters to each seat: by kind, by size, and by whose side it is about."""

from __future__ import annotations

from tests.board.desk_cases import scenario
from tests.chronicle.months import months_of_every_kind
from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.importance import weigh
from wargame.chronicle.kinds import KINDS
from wargame.chronicle.words.aid import SHOCK_BEGAN
from wargame.chronicle.words.economy import FUEL_SHORT
from wargame.chronicle.words.front import SECTOR_MOVED
from wargame.chronicle.words.proposals import DECLINED
from wargame.chronicle.words.written import WRITTEN
from wargame.engine.events import Event
from wargame.engine.words import Initiative

THEATRE = scenario().theatre
MOSCOW, KYIV, WASHINGTON, EUROPE, PARTNERS = range(5)


def sector(km: float) -> Event:
    figures = {"line_km/9": 40.0 + km, "last_km/9": 40.0}
    return Event(1, SECTOR_MOVED.name, "R13", "front", (0, 1), figures=figures)


def test_a_shortage_matters_most_to_its_own_side_then_to_its_backer_then_to_the_other_side() -> None:
    short = Event(1, FUEL_SHORT.name, "R30", "economy", (0,), figures={"short_months/0": 1.0})
    weights = weigh(short, FUEL_SHORT, THEATRE)
    assert weights[MOSCOW] > weights[PARTNERS] > weights[KYIV] > weights[WASHINGTON]


def test_a_donor_s_own_shock_matters_to_the_donor_as_to_its_client() -> None:
    shock = Event(1, SHOCK_BEGAN.name, "R41", "aid", (1,), (WASHINGTON,), figures={"shock_months/0": 5.0})
    weights = weigh(shock, SHOCK_BEGAN, THEATRE)
    assert weights[WASHINGTON] == weights[KYIV] > weights[EUROPE] > weights[MOSCOW]


def test_a_larger_move_weighs_more_and_no_size_weighs_more_than_the_kind_allows() -> None:
    small, large, rout = (weigh(sector(km), SECTOR_MOVED, THEATRE)[KYIV] for km in (1, 5, 500))
    assert small < large < rout == SECTOR_MOVED.weight


def test_proposals_weigh_by_what_they_would_change() -> None:
    def weight(kind: Initiative) -> int:
        asked = Event(1, "declined", "", "table", (1, 0), (MOSCOW,), figures={f"order_propose/1/{int(kind)}": 1.0})
        return weigh(asked, DECLINED, THEATRE)[MOSCOW]

    order = (Initiative.CEASEFIRE, Initiative.SUMMIT, Initiative.ENERGY_TRUCE, Initiative.EXCHANGE)
    assert sorted(map(weight, order), reverse=True) == [weight(kind) for kind in order]


def test_every_told_event_is_weighed_for_every_seat_within_its_kind_s_weight() -> None:
    for event in (event for ledger in months_of_every_kind() for event in chronicle(ledger, scenario())):
        assert len(event.importance) == len(THEATRE.seats)
        assert all(0 < each <= KINDS[event.kind].weight for each in event.importance)


def test_weights_keep_the_end_over_a_failure_over_a_refusal() -> None:
    names = ("outcome", "pillar_failed", "accepted", "pillar_under", "declined", "text_grew")
    weights = [KINDS[name].weight for name in names]
    assert weights == sorted(weights, reverse=True) and KINDS[WRITTEN.name].weight == 0
