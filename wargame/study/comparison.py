"""A finished game against the staff doctrine in the same seat: luck apart from decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from wargame.doctrine.staff import staff
from wargame.engine.chance import MIXED
from wargame.engine.resolution import settled
from wargame.rules.objectives import profile_score
from wargame.scenario.position import first_state
from wargame.seat.player import PERSON
from wargame.session.client import Finished
from wargame.study.campaigns import Setting, months, play
from wargame.study.decisions import join_ends
from wargame.words.numbers import percent, plain

CAMPAIGNS = 1000


@dataclass(frozen=True)
class Comparison:
    """A seat's score beside those its staff doctrine reached from the same start."""

    seat: str
    profile: str
    score: float
    same_chance: float
    """What the staff doctrine scored under this game's own chance."""
    mean: float
    low: float
    high: float
    percentile: float
    """Share of the staff's campaigns that scored less, 0..100."""
    campaigns: int

    @property
    def sentence(self) -> str:
        """The comparison in words."""
        gain = self.score - self.same_chance
        word = "more than" if gain >= 0.5 else "less than" if gain <= -0.5 else "as much as"
        apart = f"{_whole(abs(gain))} points {word}" if word != "as much as" else word
        return (
            f"{self.seat} scored {_whole(self.score)} on {self.profile.lower()}: {apart} its staff doctrine under the "
            f"same chance ({_whole(self.same_chance)}). Over {_whole(self.campaigns)} campaigns that doctrine scores "
            f"{_whole(self.mean)} ({_whole(self.low)} to {_whole(self.high)} in four of five); this game stands above "
            f"{percent(self.percentile / 100)} of them. Shares of simulated games, not a forecast."
        )


def _whole(value: float) -> str:
    return plain(value, 0)


def compare(game: Finished, campaigns: int = CAMPAIGNS) -> Comparison | None:
    """Compare the end of a game with ``campaigns`` games of the seat's staff doctrine; None for one without objectives.

    One more runs under the game's own chance, so that the difference to it is the decisions' part.
    """
    setup, seat, book = game.course.setup, game.seat, game.course.setup.book
    theatre = book.theatre
    profile = setup.profile(seat)
    if profile is None:
        return None
    chosen = {s.key: p for s, p in zip(theatre.seats, setup.players, strict=True) if p != PERSON}
    start = settled(first_state(setup.scenario), book)
    setting = Setting(replace(setup.scenario, theatre=theatre), book, start, staff(theatre, chosen))
    # The many may have any luck; a seed small enough to be mixed is quicker than one that is hashed.
    ends = join_ends(play(setting, setup.seed % MIXED, campaigns))
    scores = profile_score(book, seat, profile, start.tiled(campaigns), ends)
    *_, (last, _) = months(setting, setup.chance)
    own = float(profile_score(book, seat, profile, start, game.course.state)[0])
    low, high = np.percentile(scores, [10, 90])
    below = float((scores < own).mean() * 100)
    return Comparison(
        theatre.seats[seat].name,
        profile.name,
        own,
        float(profile_score(book, seat, profile, start, last)[0]),
        float(scores.mean()),
        float(low),
        float(high),
        below,
        campaigns,
    )
