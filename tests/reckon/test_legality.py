"""Orders that may be given and orders that may not, each refusal with its reason and its rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest

from tests.engine.play import setting
from wargame.engine import orders as o
from wargame.engine.chance import StillChance
from wargame.engine.observation import observe
from wargame.engine.sheet import blank_sheet
from wargame.engine.words import TRUCES, Dossier, Fiscal, Initiative, Measure, Posture
from wargame.reckon.legality import Illegal, check
from wargame.reckon.situation import Situation

THEATRE = setting().scenario.theatre
BOOK = setting().rulebook
NODE = {node.key: index for index, node in enumerate(THEATRE.nodes)}
SEAT = {seat.key: index for index, seat in enumerate(THEATRE.seats)}
RIVER = int(np.flatnonzero(THEATRE.sector_width <= 0)[0])
DEEP, NEAR = NODE["N01"], NODE["N18"]

Changes = dict[str, dict[Any, float]]


@dataclass(frozen=True)
class Given:
    """A seat's position and draft: changes are quantity -> {place: value}."""

    seat: str = "kyiv"
    state: Changes = field(default_factory=dict)
    draft: Changes = field(default_factory=dict)

    def situation(self) -> Situation:
        state = setting().start
        values = {name: changed(getattr(state, name), places) for name, places in self.state.items()}
        sheet = blank_sheet(THEATRE, SEAT[self.seat])
        drafted = {name: changed(getattr(sheet, name), places) for name, places in self.draft.items()}
        sight = observe(state.with_values(**values), THEATRE, SEAT[self.seat], StillChance.count(1))
        return Situation(sight, replace(sheet, **drafted), BOOK)


def changed(values: np.ndarray, places: dict[Any, float]) -> np.ndarray:
    """A copy with some places set; ``...`` is everywhere."""
    values = values.copy()
    for place, value in places.items():
        values[place] = value
    return values


def refusal(order: o.Order, given: Given) -> Illegal:
    wrong = check(order, given.situation())
    assert wrong is not None, "the order was not refused"
    return wrong


PLAIN = Given()
HALT = {"ceasefire": {...: 1}}

LEGAL = [
    (o.SetPosture(0, Posture.GRIND), PLAIN),
    (o.SetPosture(RIVER, Posture.FORTIFY), PLAIN),
    (o.SetPosture(0, Posture.HOLD), Given(state=HALT)),
    (o.SetEffort(0, 0.4), PLAIN),
    (o.Transfer(None, 0, 5), PLAIN),
    (o.Transfer(0, None, 5), PLAIN),
    (o.Transfer(0, 1, 5), PLAIN),
    (o.SetTempo(1.2), PLAIN),
    (o.Mobilise(3), PLAIN),
    (o.PlanRaids(NEAR, 5), PLAIN),
    (o.PlanRaids(NEAR, 0), Given(state=HALT)),
    (o.PlanRaids(DEEP, 2), PLAIN),
    (o.AssignDefence(NODE["N19"], 0.5), PLAIN),
    (o.SplitProduction(0.3, 0.5, 0.2), PLAIN),
    (o.SetFiscal(Fiscal.TAX, 1), PLAIN),
    (o.SetTrade(0.5, 0.5), PLAIN),
    (o.Propose(Initiative.SUMMIT), PLAIN),
    (o.Propose(Initiative.CEASEFIRE), PLAIN),
    (o.Propose(Initiative.CEASEFIRE, on=False), Given(state=HALT)),
    (o.SetLetter(-1, 0), PLAIN),
    (o.SetTruceTerm(3), PLAIN),
    (o.SetMandate(0, 1), PLAIN),
    (o.ChooseTemplate(1), PLAIN),
    (o.Recognise(), PLAIN),
    (o.Recognise(on=False), Given(state={"recognition": {...: 1}})),
    (o.CounterSignal(), PLAIN),
    (o.FundDossier(Dossier.CONTRACTS, 3), PLAIN),
    (o.Court(SEAT["washington"], 2), Given("moscow")),
    (o.TakeMeasure(Measure.ARMS, 1, -1), Given("washington")),
    (o.TakeMeasure(Measure.CONTRACT, 1, 0.7), Given("europe")),
]


@pytest.mark.parametrize("order,given", LEGAL, ids=lambda value: repr(value) if isinstance(value, o.Order) else "")
def test_an_order_within_the_rules_is_accepted(order: o.Order, given: Given) -> None:
    assert check(order, given.situation()) is None


REFUSED = [
    ("no such sector", o.SetPosture(99, Posture.HOLD), PLAIN, "M04", "no such sector"),
    ("a closed sector", o.SetPosture(0, Posture.HOLD), Given(state={"sector_closed": {0: 1}}), "M11", "closed"),
    ("an attack under a ceasefire", o.SetPosture(0, Posture.GRIND), Given(state=HALT), "M04", "hold or fortify"),
    ("an attack over a river", o.SetPosture(RIVER, Posture.GRIND), PLAIN, "R13", "river"),
    ("effort past the whole", o.SetEffort(0, 1.5), PLAIN, "M04", "between 0 and 1"),
    ("a transfer to the same place", o.Transfer(3, 3, 1), PLAIN, "M03", "two different places"),
    ("a transfer of nothing", o.Transfer(None, 0, 0), PLAIN, "M03", "at least"),
    ("more than may leave", o.Transfer(0, None, 1000), PLAIN, "M03", "may leave"),
    ("leaving twice", o.Transfer(0, None, 8), Given(draft={"transfer": {0: -8}}), "M03", "may leave"),
    ("more than the hub carries", o.Transfer(None, 0, 25), PLAIN, "M03", "carries"),
    ("more than the reserve", o.Transfer(None, 0, 5), Given(state={"reserve": {1: 3}}), "M03", "reserve holds"),
    ("a wild tempo", o.SetTempo(2), PLAIN, "M04", "tempo"),
    ("no such level", o.Mobilise(4), PLAIN, "M04", "mobilisation"),
    ("no such node", o.PlanRaids(99, 1), PLAIN, "M05", "no such node"),
    ("an own node", o.PlanRaids(NODE["N19"], 1), PLAIN, "M05", "your own"),
    ("fewer than none", o.PlanRaids(NEAR, -1), PLAIN, "M05", "negative"),
    ("raids under a ceasefire", o.PlanRaids(NEAR, 1), Given(state=HALT), "M05", "ceasefire holds"),
    ("a node under truce", o.PlanRaids(NODE["N07"], 1), Given(state={"truce_months": {0: 2}}), "M05", "truce spares"),
    ("more than the stock", o.PlanRaids(NEAR, 500), PLAIN, "M05", "stock"),
    ("too many deep raids", o.PlanRaids(DEEP, 20), Given(state={"technology_fielded": {...: 0}}), "R43", "deep nodes"),
    ("defence of what is not own", o.AssignDefence(DEEP, 0.5), PLAIN, "M06", "own nodes only"),
    ("too much defence", o.AssignDefence(NODE["N19"], 2), PLAIN, "M06", "between 0 and 1"),
    ("shares past the whole", o.SplitProduction(0.5, 0.5, 0.5), PLAIN, "M06", "sum to one"),
    ("a fiscal measure past full", o.SetFiscal(Fiscal.TAX, 1.5), PLAIN, "R36", "fiscal measure"),
    ("effort on trade past full", o.SetTrade(2, 0), PLAIN, "R32", "between 0 and 1"),
    ("effort on settlement past full", o.SetTrade(0, 2), PLAIN, "R33", "between 0 and 1"),
    ("a second ceasefire", o.Propose(Initiative.CEASEFIRE), Given(state=HALT), "R09", "already holds"),
    (
        "a truce that runs",
        o.Propose(Initiative.ENERGY_TRUCE),
        Given(state={"truce_months": {0: 2}}),
        "R20",
        "already runs",
    ),
    ("a truce that cools", o.Propose(Initiative.ENERGY_TRUCE), Given(state={"truce_cooling": {0: 2}}), "R20", "cools"),
    ("no such venue", o.SetLetter(0, 9), PLAIN, "R21", "no such venue"),
    ("a wild tone", o.SetLetter(3, 0), PLAIN, "R06", "tone"),
    ("a long truce", o.SetTruceTerm(4), PLAIN, "R20", "term"),
    ("more than flexible", o.SetMandate(0, 1.2), PLAIN, "R17", "flexibility"),
    ("no such template", o.ChooseTemplate(9), PLAIN, "R37", "template"),
    ("recognising twice", o.Recognise(), Given(state={"recognition": {...: 1}}), "R23", "already recognised"),
    ("a dossier nobody holds", o.FundDossier(Dossier.CONTRACTS, 1), Given("moscow"), "R40", "No coalition"),
    ("too many points", o.FundDossier(Dossier.CONTRACTS, 9), PLAIN, "R40", "between 0 and 4"),
    ("courting a belligerent", o.Court(SEAT["moscow"], 1), PLAIN, "R41", "external seats"),
    ("courting past the points", o.Court(SEAT["washington"], 9), PLAIN, "R41", "between 0 and 4"),
    (
        "a measure it does not have",
        o.TakeMeasure(Measure.CONTRACT, 1, 1),
        Given("washington"),
        "R41",
        "no such measure",
    ),
    ("a level past full", o.TakeMeasure(Measure.ARMS, 1, 2), Given("washington"), "R41", "between \u22121 and 1"),
    (
        "a pause of what cannot pause",
        o.TakeMeasure(Measure.MEDIATE, 0, -1),
        Given("washington"),
        "R41",
        "between 0 and 1",
    ),
    ("a measure of a belligerent", o.TakeMeasure(Measure.ARMS, 1, 1), PLAIN, "M04", "external seat"),
    ("an external seat's posture", o.SetPosture(0, Posture.HOLD), Given("europe"), "M04", "belligerent"),
]


@pytest.mark.parametrize("what,order,given,rule,words", REFUSED, ids=[row[0] for row in REFUSED])
def test_an_order_is_refused_for_a_named_reason(what: str, order: o.Order, given: Given, rule: str, words: str) -> None:
    wrong = refusal(order, given)
    assert wrong.rule == rule
    assert words in wrong.reason
    assert wrong.reason.endswith(".") and not wrong.reason[0].islower()


def test_every_kind_of_order_is_accepted_and_refused_somewhere() -> None:
    kinds = set(o.Order.__subclasses__())
    assert {type(row[0]) for row in LEGAL} == kinds
    assert {type(row[1]) for row in REFUSED} | {o.CounterSignal} == kinds


def test_every_refusal_rests_on_a_rule_of_the_book() -> None:
    book = setting().rulebook
    assert [row[3] for row in REFUSED if book.find(row[3]) is None] == []


# --- political capital


MEANS = THEATRE.seats[SEAT["kyiv"]].capital
SPENT = Given(state={"capital": {...: 0}}, draft={"dossier": {Dossier.CONTRACTS: 4, Dossier.TECHNOLOGY: MEANS - 4}})


@pytest.mark.parametrize(
    "order",
    [o.Propose(Initiative.LETTER), o.Recognise(), o.CounterSignal(), o.Court(SEAT["washington"], 1), o.SetTrade(0.5, 0),
     o.FundDossier(Dossier.GUARANTEES, 1)],
    ids=repr,
)  # fmt: skip
def test_what_costs_capital_is_refused_when_none_is_left(order: o.Order) -> None:
    wrong = refusal(order, SPENT)
    assert wrong.rule == "M07" and "Political capital" in wrong.reason


def test_what_is_already_drafted_is_not_paid_twice() -> None:
    draft = {"dossier": {Dossier.CONTRACTS: 4, Dossier.TECHNOLOGY: MEANS - 5}, "propose": {Initiative.LETTER: 1}}
    drafted = Given(state={"capital": {...: 0}}, draft=draft)
    assert check(o.Propose(Initiative.LETTER), drafted.situation()) is None
    assert check(o.FundDossier(Dossier.CONTRACTS, 2), drafted.situation()) is None


def test_what_costs_nothing_is_never_refused_for_capital() -> None:
    free = [kind for kind in Initiative if SPENT.situation().proposal_price(kind) == 0]
    assert Initiative.WORKING_GROUPS in free
    assert [kind for kind in free if check(o.Propose(kind), SPENT.situation()) is not None] == []


def test_capital_carried_over_is_counted_at_half_and_at_most_two() -> None:
    seat = SEAT["kyiv"]
    for carried, more in ((0, 0), (3, 1.5), (10, 2)):
        case = Given(state={"capital": {seat: carried}}).situation()
        assert case.bound("capital_allowance") == THEATRE.seats[seat].capital + more


def test_the_price_of_a_draft_is_what_the_rule_takes() -> None:
    draft = {"propose": {Initiative.LETTER: 1, Initiative.EXCHANGE: 1}, "counter_signal": {...: 1}}
    assert Given(draft=draft).situation().bound("capital_asked") == 2.0


def test_single_orders_have_the_price_their_rule_takes() -> None:
    case = PLAIN.situation()
    prices = {kind: case.proposal_price(kind) for kind in Initiative}
    assert {kind for kind, price in prices.items() if price == 1} == {
        Initiative.LETTER, Initiative.SUMMIT, Initiative.CEASEFIRE, Initiative.TEMPLATE,
    }  # fmt: skip
    assert {kind for kind, price in prices.items() if price == 0.5} == {*TRUCES, Initiative.EXCHANGE}
    assert (case.recognition_price, case.signal_price) == (1, 0.5)


def test_ranges_are_those_the_rules_keep_to() -> None:
    case = PLAIN.situation()
    assert (case.tempo_range, case.mobilisation_range) == ((0.4, 1.3), (0, 3))
    assert (case.term_range, case.points_range) == ((1, 3), (0, 4))
    other = replace(case, rulebook=BOOK.with_parameters(BOOK.parameters.overridden(
        {"tempo_most": 1.5, "mobilisation_most": 2, "truce_term_most": 5, "points_most": 6}
    )))  # fmt: skip
    assert (other.tempo_range, other.mobilisation_range) == ((0.4, 1.5), (0, 2))
    assert (other.term_range, other.points_range) == ((1, 5), (0, 6))
    assert check(o.SetTempo(1.5), other) is None and check(o.SetTempo(1.5), case) is not None


# --- hostile input


@pytest.mark.parametrize(
    "order",
    [o.Transfer(0, None, np.nan), o.PlanRaids(NEAR, np.nan), o.SplitProduction(np.nan, 0.5, 0.5)],  # type: ignore[arg-type]
    ids=repr,
)
def test_what_is_no_number_is_refused(order: o.Order) -> None:
    refusal(order, PLAIN)


@pytest.mark.parametrize(
    "order,given",
    [
        (o.Transfer(99, None, 1), PLAIN),
        (o.Transfer(-1, None, 1), PLAIN),
        (o.AssignDefence(99, 0.5), PLAIN),
        (o.Court(99, 1), PLAIN),
        (o.SetMandate(99, 0.5), PLAIN),
    ],
    ids=lambda value: repr(value) if isinstance(value, o.Order) else "",
)
def test_a_place_that_does_not_exist_is_refused(order: o.Order, given: Given) -> None:
    refusal(order, given)
