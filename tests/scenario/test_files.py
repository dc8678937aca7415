"""Files that are no scenario: too large, binary, not UTF-8, missing, empty; each a bounded, located refusal."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from tests.scenario.edits import small_text
from wargame.scenario import files
from wargame.scenario.files import MAX_BYTES, list_scenarios, load_scenario
from wargame.scenario.problems import SHOWN, Problem, ScenarioError


def refusal(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    return caught.value.problems


def written(folder: Path, data: bytes) -> Path:
    path = folder / "x.yaml"
    path.write_bytes(data)
    return path


def test_a_hundred_megabytes_are_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    tracemalloc.start()
    (problem,) = refusal(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1_000_000
    assert problem.message == "100.0 MB is too large for a scenario; the limit is 2 MB"


def test_a_file_just_under_the_limit_is_read(tmp_path: Path) -> None:
    text = small_text().encode() + b"\n#"
    path = written(tmp_path, text + b"x" * (MAX_BYTES - len(text)))
    assert load_scenario(path).theatre.key == "two_rivers"


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no such file" in str(refusal(tmp_path / "none.yaml")[0])
    assert "not a file" in str(refusal(tmp_path)[0])


def test_a_binary_file_names_the_offset(tmp_path: Path) -> None:
    (problem,) = refusal(written(tmp_path, b"scenario:\n  key: \x89PNG\x00\x01"))
    assert (problem.line, problem.column) == (2, 12)
    assert "NUL byte at offset 21" in problem.message


def test_invalid_utf8_names_byte_and_offset(tmp_path: Path) -> None:
    (problem,) = refusal(written(tmp_path, b"a: 1\nb: caf\xe9\n"))
    assert (problem.line, problem.column) == (2, 7)
    assert "0xe9 at offset 11" in problem.message


def test_a_control_character_is_located(tmp_path: Path) -> None:
    (problem,) = refusal(written(tmp_path, b"a: 1\nb: x\x07y\n"))
    assert (problem.line, problem.column) == (2, 5)
    assert "U+0007" in problem.message


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert load_scenario(written(tmp_path, b"\xef\xbb\xbf" + small_text().encode())).theatre.key == "two_rivers"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n", b"---\n...\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (problem,) = refusal(written(tmp_path, data))
    assert problem.line >= 1
    assert "scenario:" in problem.message


def test_many_problems_are_cut_and_counted() -> None:
    error = ScenarioError(Problem("x.yaml", line, 1, "wrong") for line in range(1, 81))
    lines = str(error).splitlines()
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "and 30 more"


def test_the_shipped_scenarios_are_listed_and_sound() -> None:
    cards = {card.key: card for card in list_scenarios()}
    assert cards["year_five"].months == 24
    assert cards["year_five"].seats[:2] == ("Moscow", "Kyiv")
    assert not [card.problem for card in cards.values() if card.problem]


def test_a_base_shared_by_variants_is_composed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing reads every file once, whatever is based on it; each variant keeps its own changes and mistakes."""
    (tmp_path / "base.yaml").write_text(small_text(), encoding="utf-8")
    for name in ("one", "two"):
        written_variant(tmp_path, name, f"title: Variant {name}")
    written_variant(tmp_path, "wrong", "months: many")
    composed: list[str] = []
    real = files.compose
    monkeypatch.setattr(files, "compose", lambda text, file: (composed.append(Path(file).name), real(text, file))[1])
    cards = {card.path.stem: card for card in list_scenarios(tmp_path)}
    assert sorted(composed) == ["base.yaml", "one.yaml", "two.yaml", "wrong.yaml"]
    assert (cards["one"].title, cards["two"].title) == ("Variant one", "Variant two")
    assert cards["one"].is_variant and not cards["base"].is_variant
    assert cards["wrong"].problem.startswith("line 2: expected a whole number")


def written_variant(folder: Path, name: str, line: str) -> None:
    (folder / f"{name}.yaml").write_text(f"based_on: base.yaml\nscenario: {{key: {name}, {line}}}\n", encoding="utf-8")


def test_an_unsound_file_is_listed_last_with_its_problem(tmp_path: Path) -> None:
    written(tmp_path, b"a: [1, 2\n")
    (tmp_path / "good.yaml").write_text(small_text(), encoding="utf-8")
    good, bad = list_scenarios(tmp_path)
    assert good.problem == ""
    assert bad.title == "x" and bad.problem.startswith("line ")
