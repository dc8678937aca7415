"""The benchmarks run and say what they measured."""

from __future__ import annotations

import pytest

from tests.benchmarks import edit, run
from wargame.engine.ledger import Ledger


def test_a_short_run_prints_every_figure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "SIZES", (1, 8))
    plain = Ledger.run
    assert run.main(["--rounds", "1", "--months", "2", "--rules", "3"]) == 0
    printed = capsys.readouterr().out
    for words in ("ms a month", "campaign-months/s", "A month of a game of one", "8 campaigns of 2 months", "phases: "):
        assert words in printed
    assert Ledger.run is plain, "the watch is taken off again"


def test_an_edit_is_timed_by_kind_of_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert edit.main(["--rounds", "3"]) == 0
    printed = capsys.readouterr().out
    assert all(kind in printed for kind in edit.KINDS) and "Draft edit to new view: " in printed
