"""No event tells a seat what only its knowers may read: kind by kind, in months whose hidden figures differ."""

from __future__ import annotations

import json

import pytest

from tests.board.desk_cases import SEATS, scenario
from tests.chronicle.months import is_public, months_of_every_kind, twin
from wargame.chronicle.chronicle import chronicle
from wargame.chronicle.kind import FACTS
from wargame.chronicle.kinds import KINDS
from wargame.chronicle.words.written import WRITTEN
from wargame.engine.events import BEFORE, Event, as_plain, from_plain, redact
from wargame.engine.ledger import Ledger


def told(ledger: Ledger) -> tuple[Event, ...]:
    return chronicle(ledger, scenario())


def test_an_event_of_every_kind_happens_in_these_months() -> None:
    assert {event.kind for ledger in months_of_every_kind() for event in told(ledger)} == set(KINDS) - {WRITTEN.name}


@pytest.mark.parametrize("seat", range(len(SEATS)), ids=SEATS)
def test_hidden_figures_changed_leave_what_a_seat_is_told_as_it_was(seat: int) -> None:
    changed = 0
    for ledger in months_of_every_kind():
        other = twin(ledger, seat)
        assert redact(told(other), seat) == redact(told(ledger), seat)
        changed += told(other) != told(ledger)
    assert changed > 20, "the twins are the same months"


def test_open_figures_are_public_quantities_or_facts() -> None:
    shown = {key for ledger in months_of_every_kind() for event in told(ledger) for key in _open(event)}
    names = {key.removeprefix(BEFORE).split("/")[0] for key in shown}
    assert len(names) > 30 and not {name for name in names - set(FACTS) if not is_public(name)}


def _open(event: Event) -> set[str]:
    return {*event.figures, *(key for reason in event.reasons for key in reason.figures)}


def test_a_seat_that_does_not_know_has_no_kept_figure() -> None:
    for event in (event for ledger in months_of_every_kind() for event in told(ledger)):
        for seat in range(len(SEATS)):
            for mine in redact([event], seat):
                assert not mine.kept or seat in event.knowers
                assert all(seat in reason.knowers for reason in mine.reasons if reason.kept)


def test_every_event_of_these_months_comes_back_from_json_as_it_was() -> None:
    for ledger in months_of_every_kind():
        events = told(ledger)
        assert tuple(from_plain(json.loads(json.dumps(as_plain(event)))) for event in events) == events
