"""What was said beside the play is kept and read back, and how long people took can be told; drives games and files."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.session.play import PERSON, give_orders, kept_game, opened, play_months
from wargame.record import said, store
from wargame.record.problems import RecordError
from wargame.session import exports


def test_everything_said_is_read_back_in_order_from_the_file(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    journal = game.journal
    journal.annotated("inject", 0, None, json.dumps({"event": "A donor halts"}))
    said.ruled(journal, 0, "The line moves back by 5 km.", "The map was read wrongly by both seats.")
    play_months(game, 1)
    for kind, seat, words in (
        ("message", 0, "May we speak?"),
        ("note", 1, "\u0427\u043e\u043c\u0443?"),
        ("bookmark", None, "Here"),
    ):
        journal.annotated(kind, 1, seat, words)
    journal.close()
    found = said.said(store.read(path))
    assert [(each.kind, each.month, each.seat, each.text, each.reason) for each in found] == [
        ("inject", 0, None, '{"event": "A donor halts"}', ""),
        ("ruling", 0, None, "The line moves back by 5 km.", "The map was read wrongly by both seats."),
        ("message", 1, 0, "May we speak?", ""),
        ("note", 1, 1, "\u0427\u043e\u043c\u0443?", ""),
        ("bookmark", 1, None, "Here", ""),
    ]
    assert [each.kind for each in said.said(store.read(path), "ruling", "note")] == ["ruling", "note"]
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert opened(path).course.state.month == 1


@pytest.mark.parametrize(("text", "reason"), [("", "because"), ("Back", " ")])
def test_a_ruling_without_words_or_reason_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    game, _ = kept_game(tmp_path)
    before = len(game.journal.record.rows)
    with pytest.raises(RecordError, match="reason"):
        said.ruled(game.journal, 0, text, reason)
    assert len(game.journal.record.rows) == before


@pytest.mark.parametrize("content", ["Plain words", "[1, 2]", '{"reason": "only"}'])
def test_a_ruling_of_another_make_is_still_read(content: str, tmp_path: Path) -> None:
    game, _ = kept_game(tmp_path)
    game.journal.annotated("ruling", 0, None, content)
    (found,) = said.said(game.journal.record)
    assert content in (found.text, json.dumps({"reason": found.reason}))


def test_how_long_each_plan_took_can_be_told(tmp_path: Path) -> None:
    game, path = kept_game(tmp_path, players=PERSON)
    given = []
    while game.stage == "plan":
        give_orders(game, random.Random(3), 5)
        given.append(len(game.turn.undone))
        game.commit()
    found = list(said.timings(game.journal.record))
    assert [(each.month, each.seat, each.edits) for each in found] == [(0, 0, given[0]), (0, 1, given[1])]
    assert 0 <= found[0].seconds <= found[1].seconds < 600
    files = exports.export_csv(path, tmp_path / "csv", "kyiv")
    text = next(file for file in files if file.name == "timings.csv").read_text(encoding="utf-8")
    assert "Kyiv" in text and "Moscow" not in text
