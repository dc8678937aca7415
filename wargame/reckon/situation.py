"""The position, the draft and the rulebook that an order is judged by, with the limits the rules set in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine.rule import Rulebook
from wargame.engine.sheet import Sheet, axis_lengths, blank_sheet, sheet_items
from wargame.engine.words import Answer, Initiative, Posture
from wargame.reckon.workings import Workings
from wargame.seat.sight import Sight
from wargame.words.numbers import significant

Array = NDArray[Any]

SLACK = 1e-3
"""What an order may ask past a limit without being refused: sheets are kept in single precision."""
BOUNDING = ("M03", "M05", "M07")
"""The rules that bound what a sheet may ask for: transfers, raids, political capital."""
_FAR = 1e6
"""A figure far outside anything that could be ordered."""


@dataclass(frozen=True)
class Situation:
    """What legality reads: the seat's own sight, its draft before the order, and the rulebook."""

    sight: Sight
    draft: Sheet
    rulebook: Rulebook

    @property
    def side(self) -> int | None:
        """Side of the seat, None for an external one."""
        return self.sight.side

    @cached_property
    def workings(self) -> Workings:
        """The rules at work on the sight and the draft."""
        return Workings(self.rulebook, self.sight, self.draft)

    def own(self, name: str, *index: int) -> float:
        """A figure of the own side."""
        return float(self.sight.value(name)[(self.side or 0, *index, 0)])

    @cached_property
    def closed(self) -> tuple[bool, ...]:
        """Sectors whose line has reached the last town of its axis."""
        return tuple((self.sight.value("sector_closed")[:, 0] > 0).tolist())

    def at(self, name: str, *index: int) -> float:
        """A public figure."""
        return float(self.sight.value(name)[(*index, 0)])

    def number(self, name: str) -> float:
        """A number of the rulebook, the own side's where there is one a side."""
        return self.rulebook.parameters.of_side(name, self.side or 0)

    @cached_property
    def places(self) -> dict[str, int]:
        """How many places of the scenario there are for each field of an order that names one."""
        theatre = self.sight.theatre
        return {
            **dict.fromkeys(("sector", "origin", "destination"), len(theatre.sectors)),
            "node": len(theatre.nodes),
            "issue": len(theatre.issues),
            "seat": len(theatre.seats),
            "side": 2,
            "venue": len(theatre.venues),
            "template": len(theatre.templates),
        }

    # what the rules that bound a sheet make of the draft

    @cached_property
    def _bounds(self) -> dict[str, Array]:
        return {}

    def bound(self, name: str, *index: int) -> float:
        """A figure of the own side that a rule on transfers, raids or political capital writes from the draft."""
        if name not in self._bounds:
            rules = map(self.rulebook.find, BOUNDING)
            self._bounds.update(self.workings.run(r for r in rules if r is not None and name in r.writes))
        return float(self._bounds[name][(self.side or 0, *index, 0)])

    def tried(self, rule: str, *variants: Mapping[str, Array]) -> dict[str, Array]:
        """What a rule writes from variants of the draft, each the fields that differ: (axes..., variants)."""
        return self.workings.tried(variants, (rule,))

    # ranges that rules keep orders to

    @cached_property
    def _fronts(self) -> dict[str, Array]:
        """Rule M04 on each posture everywhere, with tempo and mobilisation far under and far over what can be."""
        count, far = len(Posture), np.linspace(-_FAR, _FAR, len(Posture), dtype=np.float32)
        sectors = np.ones((2, len(self.sight.theatre.sectors), 1), dtype=np.float32)
        moved: dict[str, Array] = {
            "order_posture": sectors * np.arange(count, dtype=np.float32),
            "order_tempo": np.stack([far, far]),
            "order_mobilisation": np.stack([far, far]),
        }
        return self.workings.run(("M04",), moved)

    @cached_property
    def _truces(self) -> dict[str, Array]:
        """Rule R20c on terms far under and far over what can be, where every truce is accepted and has its zone."""
        length = axis_lengths(self.sight.theatre)
        kinds = (2, length["initiative"], 1)
        moved = {
            "order_propose": np.ones(kinds, dtype=np.float32),
            "answer": np.full(kinds, float(Answer.ACCEPT), dtype=np.float32),
            "order_truce_term": np.array([[-_FAR, _FAR]] * 2, dtype=np.float32),
            "truce_zone": np.ones((length["truce"], 1), dtype=np.float32),
            "zone": np.ones((length["issue"], 1), dtype=np.float32),
        }
        return self.workings.run(("R20c",), moved)

    def keeps(self, sector: int, posture: Posture) -> bool:
        """True when rule M04 lets the forces of a sector do as this posture says."""
        return float(self._fronts["posture_now"][self.side or 0, sector, posture]) == float(posture)

    @property
    def tempo_range(self) -> tuple[float, float]:
        """Least and most operational tempo."""
        return _ends(self._fronts["tempo"][self.side or 0])

    @property
    def mobilisation_range(self) -> tuple[float, float]:
        """Least and most mobilisation."""
        return _ends(self._fronts["mobilisation"][self.side or 0])

    @property
    def term_range(self) -> tuple[float, float]:
        """Shortest and longest limited truce, in months."""
        return _ends(self._truces["truce_months"].max(axis=0))

    @property
    def points_range(self) -> tuple[float, float]:
        """Least and most points in one dossier or on one courted seat."""
        return 0.0, self.number("points_most")

    # what single orders cost

    @cached_property
    def _prices(self) -> Array:
        """What rule M07 asks for each initiative, then for recognition and for a counter-signal, over a blank sheet."""
        blank = dict(sheet_items(blank_sheet(self.sight.theatre, self.sight.theatre.belligerent_seat(self.side or 0))))
        sheets = [{**blank, "propose": row[:, None]} for row in np.eye(len(Initiative), dtype=np.float32)]
        sheets += [{**blank, name: np.ones(1, dtype=np.float32)} for name in ("recognise", "counter_signal")]
        asked = self.tried("M07", *sheets, blank)["capital_asked"][self.side or 0]
        return np.asarray(asked[:-1] - asked[-1])

    def proposal_price(self, kind: Initiative) -> float:
        """Points of political capital an initiative costs its proposer."""
        return float(self._prices[kind])

    @property
    def recognition_price(self) -> float:
        """Points that recognising the other side costs."""
        return float(self._prices[-2])

    @property
    def signal_price(self) -> float:
        """Points that a counter-signal costs."""
        return float(self._prices[-1])


def _ends(values: Array) -> tuple[float, float]:
    """Least and most of some figures, as they are written with few digits."""
    return significant(float(values.min()), 6), significant(float(values.max()), 6)
