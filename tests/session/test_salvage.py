"""What is left of a damaged record is found, said and written elsewhere; the damaged file is never touched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.session.play import kept_game, opened, play_months
from wargame.record import store
from wargame.record.format import Row
from wargame.record.problems import RecordError
from wargame.session.salvage import report, salvage


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of five months."""
    game, path = kept_game(tmp_path_factory.mktemp("sound"))
    play_months(game, 5, random.Random(1))
    game.journal.close()
    return path


def damaged(path: Path, sound: Path, table: str, month: int) -> None:
    """A copy in which one entry's bytes are overwritten."""
    row: Row = next(row for row in store.read(sound).of(table) if row["month"] == month)
    data = sound.read_bytes()
    place = data.index(row.seal)
    path.write_bytes(data[:place] + bytes(16) + data[place + 16 :])


def test_a_sound_file_is_said_to_be_sound(sound: Path) -> None:
    findings = report(sound)
    assert findings.problem == "" and findings.lost == 0 and "is sound" in findings.sentence


def test_a_lost_order_loses_nothing_else(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "hurt.loc"
    damaged(path, sound, "draft", 2)
    findings = report(path)
    assert findings.lost == 1 and findings.record is not None and findings.record.months == 5
    salvage(path, tmp_path / "saved.loc")
    game = opened(tmp_path / "saved.loc")
    assert game.course.state.month == 5 and game.stage == "plan"
    play_months(game, 1)


def test_a_lost_month_takes_what_follows_with_it(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "hurt.loc"
    damaged(path, sound, "month", 3)
    before = path.read_bytes()
    with pytest.raises(RecordError, match="played on from month 3") as caught:
        opened(path)
    assert "1 of" in str(caught.value) and path.read_bytes() == before
    salvage(path, tmp_path / "saved.loc")
    game, whole = opened(tmp_path / "saved.loc"), opened(sound)
    assert (game.stage, path.read_bytes()) == ("report", before), (
        "its sheets and answers are sealed: it is played again"
    )
    assert [s.line_km.tobytes() for s in game.course.states] == [s.line_km.tobytes() for s in whole.course.states[:4]]
    play_months(game, 2)
    assert store.read(tmp_path / "saved.loc").meta["salvaged_from"] == "hurt.loc"


def test_a_cut_file_gives_back_the_months_before_the_cut(tmp_path: Path, sound: Path) -> None:
    data, path = sound.read_bytes(), tmp_path / "cut.loc"
    got = []
    for share in (0.2, 0.5, 0.75, 0.9, 0.97):
        path.write_bytes(data[: int(len(data) * share)])
        record = report(path).record
        got.append(record.months if record else -1)
    assert got == sorted(got) and got[0] == -1 and got[-1] >= 3


@pytest.mark.parametrize("seed", range(4))
def test_random_damage_never_ends_in_anything_but_a_finding(seed: int, tmp_path: Path, sound: Path) -> None:
    chance, data = random.Random(seed), bytearray(sound.read_bytes())
    for _ in range(chance.choice((1, 10, 200))):
        place = chance.randrange(100, len(data))
        data[place : place + 30] = chance.randbytes(30)
    path = tmp_path / "torn.loc"
    path.write_bytes(data)
    findings = report(path)
    assert findings.sentence.startswith(("torn.loc", "The record"))
    if findings.record is not None:
        salvage(path, tmp_path / "saved.loc")
        # A month whose sheets were all sealed is fought on opening, up to its table or to its end.
        assert opened(tmp_path / "saved.loc").course.state.month - findings.record.months in (0, 1)
    assert path.read_bytes() == bytes(data)


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0", bytes(5000)])
def test_where_there_is_nothing_there_is_nothing_to_salvage(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "none.loc"
    path.write_bytes(content)
    assert report(path).record is None
    with pytest.raises(RecordError, match="Nothing of it can be played on"):
        salvage(path, tmp_path / "saved.loc")
    assert not (tmp_path / "saved.loc").exists()


def test_salvage_never_replaces_a_file(tmp_path: Path, sound: Path) -> None:
    target = tmp_path / "there.loc"
    target.write_text("mine")
    with pytest.raises(RecordError, match="already"):
        salvage(sound, target)
    assert target.read_text() == "mine"
