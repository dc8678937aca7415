"""What a seat may read of what happened."""

from __future__ import annotations

from wargame.engine.events import Event, redact

OPEN = Event(1, "Pokrovsk has fallen.", "M11", "front")
SECRET = Event(1, "A transfer left the reserve.", "M03", "front", knowers=frozenset({0}))
VEILED = Event(2, "31 raids on Tuapse.", "R27", "strike", knowers=frozenset({1}), text_others="Raids on Tuapse.")
ALL = (OPEN, SECRET, VEILED)


def words(seat: int | None) -> list[str]:
    return [text for _, text in redact(ALL, seat)]


def test_everybody_reads_what_is_open() -> None:
    assert all(OPEN.text in words(seat) for seat in (None, 0, 1, 4))


def test_only_those_who_know_read_what_is_not() -> None:
    assert words(0) == [OPEN.text, SECRET.text, VEILED.text_others]
    assert words(1) == [OPEN.text, VEILED.text]
    assert words(3) == [OPEN.text, VEILED.text_others]


def test_the_instructor_reads_everything() -> None:
    assert words(None) == [event.text for event in ALL]


def test_each_text_stays_with_its_event() -> None:
    assert [event for event, _ in redact(ALL, 1)] == [OPEN, VEILED]
