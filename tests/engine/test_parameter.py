"""Parameters as arrays, replaced for a scenario or drawn for a study."""

from __future__ import annotations

import numpy as np
import pytest

from wargame.engine.parameter import Parameter, ParameterSet

SPEED = Parameter("speed", 6.0, "km", 4.0, 8.0, "assumption", "pace")
COST = Parameter("cost", (1.0, 2.0), "money", 0.5, 3.0, "scenario", "price")
PAGE = ParameterSet({"speed": SPEED, "cost": COST})


def test_one_value_broadcasts_everywhere_and_a_pair_along_the_sides() -> None:
    assert PAGE["speed"].shape == () and PAGE["speed"].dtype == np.float32
    assert PAGE["cost"].tolist() == [[1.0], [2.0]]
    assert (PAGE["cost"] * np.ones((2, 5))).shape == (2, 5)


def test_a_set_is_a_mapping_with_the_records_behind_it() -> None:
    assert sorted(PAGE) == ["cost", "speed"] and len(PAGE) == 2
    assert PAGE.about("speed").span == 4.0
    with pytest.raises(KeyError):
        PAGE.about("weight")


def test_overriding_keeps_range_and_source() -> None:
    other = PAGE.overridden({"speed": (5.0, 7.0)})
    assert other["speed"].tolist() == [[5.0], [7.0]]
    assert (other.about("speed").low, other.about("speed").source) == (4.0, "assumption")
    assert PAGE["speed"] == 6.0, "the set itself does not change"


def test_overriding_what_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        PAGE.overridden({"weight": 1.0})


def test_drawn_values_differ_by_campaign_and_leave_the_rest() -> None:
    drawn = PAGE.drawn({"speed": np.array([4.0, 8.0], dtype=np.float32)})
    assert drawn["speed"].tolist() == [4.0, 8.0]
    assert drawn["cost"].tolist() == [[1.0], [2.0]]
    assert drawn.about("speed") is SPEED
