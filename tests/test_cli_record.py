"""Commands on records: replay, branch, export, import and salvage; what is wrong is said in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.session.play import kept_game, opened, play_months
from tests.test_cli import YEAR_FIVE, run
from wargame.record import packing, store
from wargame.record.format import Row
from wargame.session import setup


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A game of three months."""
    game, path = kept_game(tmp_path_factory.mktemp("games"))
    play_months(game, 3)
    game.journal.close()
    return path


def falsified(path: Path, target: Path) -> Path:
    """The same game with another grid after its second month, sealed as if it had been so."""
    record = store.read(path)
    theatre = opened(path).course.theatre

    def changed(row: Row) -> Row:
        if row.table != "month" or row["month"] != 2:
            return row
        state, _ = packing.unpack_state(row["state"], theatre)
        arrays = dict(packing.unpack(row["state"]))
        arrays["grid"] = state.grid - 0.125
        return Row(row.seq, row.table, row.at, {**row.values, "state": packing.pack(arrays)})

    store.create(target, record.with_rows(changed(row) for row in record.rows))
    return target


def test_a_replay_prints_a_line_a_month_and_verifies(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    code, out, _ = run(capsys, "replay", str(recorded))
    assert code == 0
    assert [line.split("line")[0].split() for line in out.splitlines() if " km²" in line] == [
        ["1", "June", "2026"],
        ["2", "July", "2026"],
        ["3", "August", "2026"],
    ]
    assert "recorded" not in out
    code, out, _ = run(capsys, "replay", str(recorded), "--verify")
    assert code == 0 and "Verified: every month comes out as recorded" in out


def test_the_first_difference_is_named_and_ends_in_code_one(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "replay", str(falsified(recorded, tmp_path / "false.loc")), "--verify")
    assert code == 1
    assert "Month 2, July 2026" in out.splitlines()[-1] and "does not come out as recorded" in out


def test_a_run_writes_a_record_that_verifies(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "run.loc"
    assert run(capsys, "run", YEAR_FIVE, "--months", "2", "--record", str(path))[0] == 0
    code, out, _ = run(capsys, "replay", str(path), "--verify")
    assert code == 0 and "Verified" in out


def test_a_run_never_replaces_a_record(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    before = recorded.read_bytes()
    code, out, error = run(capsys, "run", YEAR_FIVE, "--months", "1", "--record", str(recorded))
    assert code == 2 and "already" in error and not out
    assert recorded.read_bytes() == before


def test_a_branch_begins_at_the_plan_of_the_month_named(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "branch", str(recorded), "2", str(tmp_path / "branch.loc"))
    assert code == 0 and "month 2" in out
    game = opened(tmp_path / "branch.loc")
    assert (game.course.state.month, game.stage) == (1, "plan")
    assert game.view().month_label == "July 2026"


def test_a_branch_may_draw_chance_anew(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "new_seed", lambda: 840_217)
    code, out, _ = run(capsys, "branch", str(recorded), "3", str(tmp_path / "branch.loc"), "--redraw")
    assert code == 0 and "month 3, chance drawn anew" in out
    (redraw,) = opened(tmp_path / "branch.loc").course.setup.redraws
    assert redraw == (2, 840_217)
    code, out, _ = run(capsys, "replay", str(tmp_path / "branch.loc"), "--verify")
    assert code == 0 and "Chance was drawn anew from August 2026 on." in out and "840" not in out


@pytest.mark.parametrize("month", ["0", "5"])
def test_a_month_that_is_not_there_is_refused(
    month: str, capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    code, _, error = run(capsys, "branch", str(recorded), month, str(tmp_path / "branch.loc"))
    assert code == 2
    assert "from month 1 to month 4" in error
    assert not (tmp_path / "branch.loc").exists()


def test_json_goes_out_and_comes_back(capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path) -> None:
    exported, target = tmp_path / "game.json", tmp_path / "back.loc"
    assert run(capsys, "export", str(recorded), "--json", str(exported))[0] == 0
    assert json.loads(exported.read_text(encoding="utf-8"))["line_of_contact_record"] >= 1
    assert run(capsys, "import", str(exported), str(target))[0] == 0
    assert store.read(target).rows == store.read(recorded).rows
    code, _, error = run(capsys, "import", str(exported), str(target))
    assert code == 2 and "already" in error


def test_series_go_out_for_one_seat(capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "export", str(recorded), "--csv", str(tmp_path / "csv"), "--seat", "kyiv")
    assert code == 0 and "series.csv" in out
    about = (tmp_path / "csv" / "about.txt").read_text(encoding="utf-8")
    assert "Kyiv seat" in about


def test_exports_that_make_no_sense_are_refused(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    code, _, error = run(capsys, "export", str(recorded), "--csv", str(tmp_path), "--seat", "atlantis")
    assert code == 2 and "atlantis" in error and "Traceback" not in error
    code, _, error = run(capsys, "export", str(recorded), "--json", str(tmp_path / "x.json"), "--seat", "kyiv")
    assert code == 2 and "--csv" in error
    with pytest.raises(SystemExit) as ended:
        run(capsys, "export", str(recorded))
    assert ended.value.code == 2


def test_a_damaged_record_is_salvaged_into_a_new_file(
    capsys: pytest.CaptureFixture[str], recorded: Path, tmp_path: Path
) -> None:
    damaged, target = tmp_path / "damaged.loc", tmp_path / "salvaged.loc"
    data = recorded.read_bytes()
    damaged.write_bytes(data[: len(data) * 97 // 100])
    code, _, error = run(capsys, "replay", str(damaged))
    assert code == 2 and "damaged.loc" in error
    code, out, _ = run(capsys, "salvage", str(damaged), str(target))
    assert code == 0 and "played on from month" in out
    assert opened(target).stage in ("plan", "table", "report")
    assert damaged.read_bytes() == data[: len(data) * 97 // 100]


@pytest.mark.parametrize(
    "command",
    [("replay", "{}"), ("branch", "{}", "1", "{}.new"), ("export", "{}", "--json", "{}.json"),
     ("salvage", "{}", "{}.new"), ("import", "{}", "{}.new")],
    ids=lambda command: command[0],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["missing", "text"])
def test_what_is_no_record_is_said_in_a_sentence(
    command: tuple[str, ...], kind: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "thing.loc"
    if kind == "text":
        path.write_text("Dear diary")
    code, _, error = run(capsys, *(word.format(path) for word in command))
    assert code == 2
    assert "thing.loc" in error and error.strip().endswith((".", ")"))
    assert not list(tmp_path.glob("*.new"))


def test_refusals_of_a_recorded_game_are_told_to_its_seat(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    code, out, _ = run(capsys, "declines", str(recorded))
    assert code == 0 and "as Kyiv may know them" in out
    code, _, error = run(capsys, "declines", str(recorded), "--seat", "moscow")
    assert code == 2 and "No person plays Moscow" in error
    code, _, error = run(capsys, "declines", YEAR_FIVE, "--seat", "kyiv")
    assert code == 2 and "--seat goes with a recorded game" in error


def test_a_replay_may_be_told_to_a_seat_that_a_person_plays(capsys: pytest.CaptureFixture[str], recorded: Path) -> None:
    assert run(capsys, "replay", str(recorded))[1] == run(capsys, "replay", str(recorded), "--seat", "kyiv")[1]
    assert run(capsys, "replay", str(recorded), "--seat", "europe")[0] == 2
