"""Every previewed figure and limit of a few fixed positions, by name, as the board has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from tests.reckon.positions import STILL
from tests.scenario.edits import small_text
from wargame.board.diplomacy.show import show_diplomacy
from wargame.board.economy.show import show_economy
from wargame.board.front.show import show_map
from wargame.board.month.standing import show_score
from wargame.board.orders.show import show_orders
from wargame.board.table.show import show_table
from wargame.engine import orders as o
from wargame.engine.ledger import Ledger, open_ledger
from wargame.engine.observation import observe, observe_month
from wargame.engine.resolution import _run, _stack_sheets, _twice
from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Answers, blank_sheet
from wargame.engine.state import State
from wargame.engine.words import GateMode, Initiative, Phase, Posture
from wargame.reckon.flips import flip_leaders, flip_utility, flip_zone
from wargame.reckon.legality import check
from wargame.reckon.planning import situation
from wargame.reckon.reading import Reading
from wargame.resources import scenarios
from wargame.rules.catalogue import rulebook
from wargame.rules.parameters import default_parameters
from wargame.scenario.files import load_scenario, parse_scenario
from wargame.scenario.position import first_state
from wargame.scenario.scenario import Scenario
from wargame.seat.desk import PLAN, TABLE, Desk
from wargame.seat.sight import sight_of

FOLDER = Path(__file__).parent / "pinned"
Figures = dict[str, Any]


@dataclass(frozen=True)
class Position:
    """A position written down in a file: the scenario's start with some figures replaced, one seat and its sheet."""

    scenario: Scenario
    book: Rulebook
    seat: int
    state: State
    given: Mapping[str, Any]

    @property
    def draft(self) -> Any:
        """The sheet as the file has it."""
        return self.sheet(self.seat, self.given.get("sheet", {}))

    def sheet(self, seat: int, fields: Mapping[str, Any]) -> Any:
        """A blank sheet with some fields filled."""
        blank = blank_sheet(self.book.theatre, seat)
        values = {name: shaped(value, getattr(blank, name).shape) for name, value in fields.items()}
        return replace(blank, **values)

    @property
    def desk(self) -> Desk:
        """The seat's desk as it plans."""
        sight = sight_of(observe(self.state, self.book.theatre, self.seat, STILL))
        mine = self.draft
        return Desk(self.scenario, self.book, self.seat, PLAN, sight, (sight,), mine, mine, False, False, ())

    @property
    def table(self) -> Desk:
        """The seat's desk at the table, with everything laid that the file names; nothing was fought before."""
        ledger, answers = self.opened(), Answers(Answers.blank(self.book.theatre).codes[self.seat])
        sight = sight_of(observe_month(ledger, self.seat))
        return replace(self.desk, stage=TABLE, sight=sight, month_sight=sight, answers=answers)

    def opened(self) -> Ledger:
        """The month's ledger with both sheets, planned and weighed, without any fighting."""
        theatre, laid = self.book.theatre, self.given.get("laid", {})
        sheets = [blank_sheet(theatre, seat) for seat in range(len(theatre.seats))]
        sheets[self.seat] = self.draft
        for key, kinds in laid.items():
            seat = theatre.seat_index(key)
            propose = np.zeros((len(Initiative), 1), dtype=np.float32)
            propose[[Initiative[kind.upper()] for kind in kinds]] = 1
            sheets[seat] = replace(sheets[seat], propose=propose)
        ledger = open_ledger(self.state.tiled(2), self.book, STILL.padded())
        ledger.values.update(_stack_sheets([_twice(sheet) for sheet in sheets], theatre, 2))
        hedge = self.book.find("R44")
        assert hedge is not None
        ledger.run(hedge)
        return _run(ledger, (Phase.PLAN, Phase.GATES))


def shaped(value: Any, shape: tuple[int, ...]) -> np.ndarray:
    """A value of a file over a quantity's axes: one number, a list, or ``{"2,3": 0.5}`` for places over zeros."""
    result = np.zeros(shape, dtype=np.float32)
    if isinstance(value, Mapping):
        for place, figure in value.items():
            result[tuple(int(part) for part in str(place).split(","))] = figure
    else:
        array = np.asarray(value, dtype=np.float32)
        result[...] = array.reshape(array.shape + (1,) * (len(shape) - array.ndim))
    return result


def read(path: Path) -> tuple[Position, Figures]:
    """A position and the figures pinned to it."""
    page = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = page["scenario"]
    scenario = parse_scenario(small_text(), "small") if name == "small" else load_scenario(scenarios() / f"{name}.yaml")
    theatre = replace(scenario.theatre, gate_mode=GateMode[page.get("mode", "strict").upper()])
    book = rulebook(theatre, default_parameters().overridden({**scenario.parameters, **overrides(page)}))
    start = first_state(scenario)
    values = {each: shaped(value, getattr(start, each).shape) for each, value in page["position"].items()}
    return Position(
        scenario, book, theatre.seat_index(page["seat"]), replace(start, month=page["month"], **values), page
    ), page.get("figures", {})


def overrides(page: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers of the rulebook that the file replaces."""
    return {n: tuple(v) if isinstance(v, list) else v for n, v in page.get("parameters", {}).items()}


# figures


def figures_of(position: Position) -> Figures:
    """Everything that is shown before it happens, by chapter and name."""
    asked = position.given.get("chapters", tuple(CHAPTERS))
    chapters = {name: dict(work(position)) for name, work in CHAPTERS.items() if name in asked}
    return {name: rows for name, rows in chapters.items() if rows}


Rows = Iterator[tuple[str, Any]]


def short(value: float) -> float:
    """Five significant digits, nothing for what is nearly nothing."""
    return 0.0 if abs(value) < 1e-5 else float(f"{value:.5g}")


def _limits(position: Position) -> Rows:
    if position.desk.side is None:
        return
    case, theatre = situation(position.desk), position.book.theatre
    for index, sector in enumerate(theatre.sectors):
        yield f"may leave {sector.name}", short(case.bound("release_room", index))
    for index, hub in enumerate(theatre.hubs):
        asked = short(case.bound("hub_asked", index))
        yield f"{hub.name} carries", [short(case.bound("hub_room", index)), asked]
    for name in ("reserve_room", "transfers_asked", "raid_room", "deep_room", "capital_allowance", "capital_asked"):
        yield name, short(case.bound(name))
    for name in ("tempo_range", "mobilisation_range", "term_range", "points_range"):
        yield name, list(getattr(case, name))
    for kind in Initiative:
        yield f"price of {kind.name.lower()}", short(case.proposal_price(kind))
    yield "price of recognition", short(case.recognition_price)
    yield "price of a counter-signal", short(case.signal_price)


def _orders(position: Position) -> Rows:
    """Orders at what should be their limit, and what is said against one past it."""
    if position.desk.side is None:
        return
    case = situation(position.desk)
    for words, order in tried(position).items():
        refused = check(order, case)
        yield words, "given" if refused is None else f"{refused.reason} ({refused.rule})"


def tried(position: Position) -> dict[str, o.Order]:
    """One order of each kind that a rule bounds, far past any limit, by name."""
    theatre, side = position.book.theatre, position.desk.side
    enemy = [i for i, node in enumerate(theatre.nodes) if node.owner != side]
    found: dict[str, o.Order] = {f"900 raids on {theatre.nodes[i].name}": o.PlanRaids(i, 900) for i in enemy[:6]}
    for index in range(min(len(theatre.sectors), 2)):
        found[f"send 900 to {theatre.sectors[index].name}"] = o.Transfer(None, index, 900.0)
        found[f"withdraw 900 from {theatre.sectors[index].name}"] = o.Transfer(index, None, 900.0)
        found[f"attack at {theatre.sectors[index].name}"] = o.SetPosture(index, Posture.GRIND)
    found |= {"tempo 9": o.SetTempo(9.0), "mobilise 9": o.Mobilise(9), "a truce of 9": o.SetTruceTerm(9)}
    found |= {"trade in full": o.SetTrade(1.0, 1.0), "recognise": o.Recognise(), "signal": o.CounterSignal()}
    found |= {f"propose {kind.name.lower()}": o.Propose(kind) for kind in Initiative}
    return found


def _strikes(position: Position) -> Rows:
    for node in show_map(position.desk).nodes:
        loss = [short(node.expected_loss.value), short(node.expected_loss.low), short(node.expected_loss.high)]
        yield node.name, {"raids": node.raids_planned, "loss": loss, "repair": node.repair_months,
                          "takes on": [short(node.defence.value), short(node.defence.low)]}  # fmt: skip


def _effort(position: Position) -> Rows:
    for sector in show_map(position.desk).sectors:
        yield sector.name, short(sector.effort)


def _lines(position: Position) -> Rows:
    kept = ("tempo", "mobilisation", "production", "trade", "truce-term")
    for line in show_orders(position.desk).lines:
        is_told = line.key in kept or line.key.split("/")[0] in ("fiscal", "issue", "node")
        if is_told:
            yield f"{line.group}: {line.title}", " | ".join(filter(None, (line.detail, line.cost, line.note)))


def _budgets(position: Position) -> Rows:
    for each in show_orders(position.desk).resources:
        yield each.name, [short(each.used), short(each.available)]
    for each in show_economy(position.desk).strike_stock:
        yield f"{each.name} raids", [short(each.used), short(each.available)]


def _purses(position: Position) -> Rows:
    for side, economy in zip(position.book.theatre.sides, show_economy(position.desk).sides, strict=True):
        for line in economy.fiscal:
            yield f"{side.name}: {line.name}", " | ".join((line.amount, line.runway_change, line.price))
        yield f"{side.name}: energy part", economy.insulation_parts[2].name


def _support(position: Position) -> Rows:
    for side, aid in zip(position.book.theatre.sides, show_economy(position.desk).aid, strict=True):
        yield f"{side.name}: hedge", short(aid.hedge.value)
        for stage in aid.stages:
            yield f"{side.name}: {stage.donor}", [short(stage.binding), short(stage.ad_hoc)]


def _gates(position: Position) -> Rows:
    view, reading = show_diplomacy(position.desk), Reading(position.desk)
    for side, utility in zip(position.book.theatre.sides, view.utilities, strict=True):
        yield f"{side.name}: utility", [short(utility.total.value), short(utility.total.low), short(utility.total.high)]
        for term in utility.terms:
            yield f"{side.name}: {term.name}", [short(term.figure.value), short(term.figure.low), term.note]
    for issue in view.issues:
        yield f"{issue.name}: zone, limits", [short(issue.zone), *(short(each.value) for each in issue.reservations)]
        yield f"{issue.name}: note", issue.note
    for name in ("truce_damage", "truce_value", "truce_zone", "breach_risk", "issue_concluded", "loss_counted"):
        yield name, [short(each) for each in np.ravel(reading.array(name))]
    flags = ("ceasefire_open", "leaders_open", "door_open", "concluded", "reason_precondition")
    yield "open", [name for name in flags if reading.value(name) > 0]
    yield (
        "refused for recognition, utility",
        [[short(each) for each in reading.array(name)] for name in ("reason_recognition", "reason_utility")],
    )


def _diplomacy(position: Position) -> Rows:
    view, reading = show_diplomacy(position.desk), Reading(position.desk)
    for template in view.templates:
        yield template.name, [short(template.vulnerability), *template.within]
    yield "risk today", short(view.breach_risk_today)
    yield "hedge", short(view.hedge.value)
    for audience in view.audiences:
        yield audience.name, audience.note
    for dossier in view.dossiers:
        yield dossier.name, dossier.detail
    for side in (0, 1):
        yield f"flip {side}", flip_utility(reading, side).sentence
    yield "flip of the leaders", flip_leaders(reading).sentence
    for issue, name in enumerate(position.book.theatre.issues):
        yield f"flip of {name}", flip_zone(reading, issue).sentence


def _table(position: Position) -> Rows:
    if "laid" not in position.given:
        return
    for card in show_table(position.table).initiatives:
        for answer in card.answers:
            terms = ", ".join(f"{term.name} {term.figure.value:+.3f}" for term in answer.terms)
            told = (answer.effect, terms, answer.price, ", ".join(answer.refusals))
            yield f"{card.asker}, {card.title}: {answer.label}", " | ".join(filter(None, told))
        yield f"{card.asker}, {card.title}: flip", f"{card.flip} {card.flip_note}"
        yield f"{card.asker}, {card.title}: facts", "; ".join(f"{name} {value}" for name, value in card.facts)


def _scores(position: Position) -> Rows:
    reading = Reading(position.desk)
    for seat in range(len(position.book.theatre.seats)):
        score = show_score(reading, seat)
        if score is not None:
            yield score.seat, {row.name: short(row.score) for row in score.objectives}


CHAPTERS = {
    "limits": _limits,
    "orders": _orders,
    "strikes": _strikes,
    "effort": _effort,
    "lines": _lines,
    "budgets": _budgets,
    "purses": _purses,
    "support": _support,
    "gates": _gates,
    "diplomacy": _diplomacy,
    "table": _table,
    "scores": _scores,
}
"""Chapter of a file -> what fills it."""


class _Rows(yaml.SafeDumper):
    """Writes a name on each line and lists behind their names."""

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        return super().represent_sequence(tag, sequence, flow_style=True)


def main() -> None:
    """Write the figures of every file anew, under the positions it holds; to be read through before it is kept."""
    for path in sorted(FOLDER.glob("*.yaml")):
        head = path.read_text(encoding="utf-8").partition("\nfigures:")[0]
        position, _ = read(path)
        body = yaml.dump(
            {"figures": figures_of(position)}, Dumper=_Rows, sort_keys=False, allow_unicode=True, width=160
        )
        path.write_text(f"{head}\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
