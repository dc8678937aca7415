"""Writes a record of the present format with what a test must find in it again; run once when a format is new."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from tests.session.play import PERSON, give_orders, new_game, opened, play_months
from wargame.record.format import FORMAT, SUFFIX
from wargame.session.branch import branch

FIGURES = ("line_km", "ceasefire_utility", "macro_insulation", "aid_adequacy", "fund", "text")


def write(path: Path) -> None:
    """A month of two persons, a branch with chance drawn anew, a second month; one of them has sealed the third while
    the other is still at it and has taken two edits back.
    """
    with tempfile.TemporaryDirectory() as folder:
        first, chance = new_game("kyiv", 11, PERSON), random.Random(4)
        first.file.save_as(Path(folder) / f"first{SUFFIX}")
        play_months(first, 1, chance)
        first.journal.close()
        game = opened(branch(Path(folder) / f"first{SUFFIX}", 1, path, redraw=12))
    play_months(game, 1, chance)
    give_orders(game, chance, 6)
    game.commit()
    game.suggest()
    while len(game.turn.undone) < 5:
        give_orders(game, chance, 1)
    game.undo()
    game.undo()
    game.journal.annotated("note", 2, game.index, "An old record.")
    expected = {
        "stands": [game.stage, game.course.state.month, game.course.setup.seed],
        "redraws": game.course.setup.redraws,
        "seats": [seat.key for seat in game.course.theatre.seats],
        "edits": len(game.turn.undone),
        "taken_back": len(game.turn.redone),
        "figures": {name: [getattr(s, name)[..., 0].ravel().tolist() for s in game.course.states] for name in FIGURES},
        "events": [[[event.kind, event.subject] for event in month] for month in game.course.events],
    }
    path.with_suffix(".json").write_text(json.dumps(expected), encoding="utf-8")
    game.journal.close()


if __name__ == "__main__":
    write(Path(__file__).with_name(f"format_{FORMAT}{SUFFIX}"))
