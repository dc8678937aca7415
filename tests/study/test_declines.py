"""Every refusal has reasons that follow from the position and come out again from what a record keeps of the month."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from tests.engine.play import setting
from tests.session.play import kept_game, propose
from wargame.chronicle.words.refusals import printed_terms
from wargame.cli import main
from wargame.engine.chance import Chance
from wargame.engine.ledger import Ledger
from wargame.engine.resolution import conclude, fight
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.record import packing, store
from wargame.session import loading
from wargame.study.campaigns import Setting, prepare
from wargame.study.conduct import directed, proposing
from wargame.study.declines import (
    DeclineTable,
    Played,
    Refusal,
    decline_table,
    fought_again,
    played,
    refusals,
    refused,
)

EVERYTHING = tuple(kind for kind in Initiative if kind not in (Initiative.LETTER, Initiative.DOSSIER_REQUEST))


def first_month(ready: Setting, count: int) -> Played:
    return next(played(ready, Chance.of(3, 0, count)))


@lru_cache(maxsize=1)
def asked_for_everything() -> tuple[Refusal, ...]:
    """Both sides propose all there is every month; the second refers what it would decline."""
    ready = prepare(setting().scenario, {"kyiv": "text"})
    return tuple(refusals(directed(ready, proposing(*EVERYTHING), proposing(*EVERYTHING)), 8, 24))


def test_every_refusal_of_the_default_doctrines_has_reasons_that_recompute() -> None:
    table = decline_table(setting(), 12, 128)
    assert table.unexplained == () and table.differing == ()
    times = Counter(each.kind for each in table.found)
    assert times[Initiative.CEASEFIRE] > 128 and times[Initiative.SUMMIT] > 128


def test_so_has_every_refusal_where_both_sides_ask_for_everything() -> None:
    table = DeclineTable(24, asked_for_everything())
    assert table.unexplained == () and table.differing == ()
    kinds = {each.kind for each in table.found}
    assert kinds >= {Initiative.CEASEFIRE, Initiative.SUMMIT, Initiative.TEMPLATE, Initiative.ENERGY_TRUCE}
    assert {reason.name for each in table.found for reason in each.told} >= {
        "utility", "precondition", "recognition", "zone"
    }  # fmt: skip


def test_a_refused_truce_names_its_zone_or_its_signed_terms() -> None:
    truces = [each for each in asked_for_everything() if each.kind in TRUCES]
    assert len(truces) > 50
    for each in truces:
        for reason in each.told:
            assert reason.name in ("zone", "utility") and reason.value is not None and reason.value <= 0
            if reason.name == "utility":
                terms = printed_terms(reason)
                assert len(terms) == 2 and sum(v for _, v in terms) == pytest.approx(reason.value, abs=0.0051)


def test_both_sides_are_asked_and_the_second_refers() -> None:
    assert {each.side for each in asked_for_everything()} == {0, 1}


def test_a_month_fought_again_does_not_read_what_it_is_compared_with() -> None:
    month = first_month(setting(), 16)
    anew = fought_again(month, setting().rulebook, [3, 7, 12])
    assert anew is not month.ledger and anew.start is not month.start
    assert anew["ceasefire_utility"].tobytes() == month.ledger["ceasefire_utility"][:, [3, 7, 12]].tobytes()
    assert not np.shares_memory(anew["ceasefire_utility"], month.ledger["ceasefire_utility"])


def falsified(ledger: Ledger, **changes: float) -> Ledger:
    values = {name: ledger[name] + np.float32(amount) for name, amount in changes.items()}
    return replace(ledger, values={**ledger.values, **values})


@pytest.mark.parametrize("quantity", ["ceasefire_utility", "gain_total", "limit"])
def test_a_figure_told_falsely_is_found(quantity: str) -> None:
    month = first_month(setting(), 16)
    false = replace(month, ledger=falsified(month.ledger, **{quantity: 1e-6}))
    found = tuple(refused(false, setting().rulebook))
    assert found and all(quantity in each.changed for each in found)
    assert DeclineTable(16, found).differing == found and "(" + quantity in DeclineTable(16, found).text()


def test_another_position_gives_other_reasons() -> None:
    month = first_month(setting(), 16)
    waiting = month.start.with_values(backlog=month.start.backlog * 0.8)
    found = refused(replace(month, start=waiting), setting().rulebook)
    halts = [each for each in found if each.kind is Initiative.CEASEFIRE]
    assert halts and not any(each.recomputes for each in halts)


def test_a_refusal_by_choice_alone_counts_as_one_without_a_reason() -> None:
    month = first_month(directed(setting(), proposing(Initiative.EXCHANGE), None), 8)
    unmade = month.ledger["answer"].copy()
    unmade[0, Initiative.EXCHANGE] = Answer.DECLINE
    ledger = replace(month.ledger, values={**month.ledger.values, "answer": unmade})
    chosen = [each for each in refused(replace(month, ledger=ledger), setting().rulebook) if each.side == 0]
    assert len(chosen) == 8 and [each.told[0].name for each in chosen] == ["choice"] * 8
    table = DeclineTable(8, tuple(chosen))
    assert table.unexplained == tuple(chosen) and not table.is_sound


# --- templates and exchanges, which a staff once refused whatever they said


@pytest.mark.parametrize(("template", "answer"), [("anchorage", Answer.DECLINE), ("kyiv_draft", Answer.ACCEPT)])
def test_a_staff_takes_a_template_inside_its_limits_and_no_other(template: str, answer: Answer) -> None:
    number = [each.key for each in setting().scenario.theatre.templates].index(template)
    ready = directed(
        setting(),
        lambda sheet: replace(
            proposing(Initiative.TEMPLATE)(sheet), template=np.full_like(sheet.template, number)
        ),
    )  # fmt: skip
    ledger = first_month(ready, 8).ledger
    assert (ledger["template_offered"][0] == number).all() and (ledger["template_offered"][1] == -1).all()
    assert (ledger["answer"][0, Initiative.TEMPLATE] == answer).all()


def test_no_exchange_is_agreed_without_a_zone() -> None:
    reservation = setting().rulebook.theatre.issue_reservation.copy()
    humane = setting().scenario.theatre.issue_keys.index("humanitarian")
    reservation[:, humane] = [0.9, 0.1]
    closed = replace(setting().rulebook.theatre, issue_reservation=reservation)
    ready = replace(setting(), rulebook=replace(setting().rulebook, theatre=closed))
    month = first_month(directed(ready, proposing(Initiative.EXCHANGE), proposing(Initiative.EXCHANGE)), 8)
    found = tuple(refused(month, ready.rulebook))
    assert len(found) == 16 and {reason.name for each in found for reason in each.told} == {"zone"}


# --- the same from a file


def test_refusals_in_a_file_recompute_from_its_rows(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path)
    for kind in (Initiative.CEASEFIRE, Initiative.SUMMIT, Initiative.ENERGY_TRUCE):
        propose(game, kind)
        game.session.play_month()
    record = store.read(path)
    states, _ = loading.positions(record, game.course.theatre)
    found = []
    for before, row in zip(states, record.of("month")[1:], strict=False):
        sheets, answers = loading.month_played(row, game.course.theatre)
        ledger = conclude(fight(before, sheets, game.course.rulebook, game.course.chance), answers)
        told = [reason for event in packing.events_from_json(row["events"]) for reason in event.reasons]
        month = Played(before, tuple(sheets), game.course.chance, ledger)
        for each in refused(month, game.course.rulebook):
            assert each.recomputes and each.has_reason
            assert all(reason in told for reason in each.told)
            found.append(each.kind)
    assert {Initiative.CEASEFIRE, Initiative.SUMMIT} <= set(found)


def test_the_command_prints_the_table_and_leaves_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["declines", "--campaigns", "16"]) == 0
    out = capsys.readouterr().out
    assert "a general ceasefire" in out and "without a reason: 0" in out
    assert "do not recompute from the recorded month: 0" in out
