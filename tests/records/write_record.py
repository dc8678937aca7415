"""Writes a record of the present format with what a test must find in it again; run once when a format is new."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.game.record.play import PERSON, give_orders, new_game, play_months
from wargame.game.record.format import FORMAT, SUFFIX

FIGURES = ("line_km", "ceasefire_utility", "macro_insulation", "aid_adequacy", "fund", "text")


def write(path: Path) -> None:
    """Two months of two persons, one of whom has sealed the third while the other is still at it."""
    game, chance = new_game("kyiv", 11, PERSON), random.Random(4)
    game.save(path)
    play_months(game, 2, chance)
    give_orders(game, chance, 6)
    game.commit()
    while len(game.undone.get(game.acting, [])) < 3:
        give_orders(game, chance, 1)
    game.journal.annotated("note", 2, game.acting, "A first old record.")
    expected = {
        "stands": [game.stage, game.state.month, game.setup.seed],
        "seats": [seat.key for seat in game.rulebook.theatre.seats],
        "edits": len(game.undone[game.acting]),
        "figures": {name: [getattr(s, name)[..., 0].ravel().tolist() for s in game.states] for name in FIGURES},
    }
    path.with_suffix(".json").write_text(json.dumps(expected), encoding="utf-8")
    game.journal.close()


if __name__ == "__main__":
    write(Path(__file__).with_name(f"format_{FORMAT}{SUFFIX}"))
