"""The shortest complete example of the README is one: it checks, plays to its end, and shows every seat its board."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.session.play import started
from wargame.cli import main
from wargame.scenario.files import load_scenario

SMALL = Path(__file__).with_name("small.yaml")
SEATS = ("norden", "sorra", "patron")


def test_it_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL)]) == 0
    assert "6 months, 3 seats, 2 sectors, 3 nodes" in capsys.readouterr().out


@pytest.mark.parametrize("seat", SEATS)
def test_a_person_in_any_seat_plays_it_to_its_outcome(seat: str) -> None:
    game = started(load_scenario(SMALL), seat, 1)
    while game.stage != "over":
        assert {line.family for line in game.view().orders.lines} <= {"kinetic", "economic", "negotiation", "external"}
        game.commit()
        while game.stage == "table":
            game.suggest_answers()
            game.send_answers()
        game.next_month()
    outcome = game.view().outcome
    assert outcome is not None and [each.seat for each in outcome.seats] == ["Norden", "Sorra", "The patron"]


def test_a_war_without_outside_backers_can_be_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = yaml.safe_load(SMALL.read_text(encoding="utf-8"))
    alone = {**tree, "seats": [seat for seat in tree["seats"] if "side" in seat], "shocks": []}
    path = tmp_path / "alone.yaml"
    path.write_text(yaml.safe_dump(alone), encoding="utf-8")
    assert main(["run", str(path), "--seed", "1"]) == 0
    assert "Outcome: " in capsys.readouterr().out
