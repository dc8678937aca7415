"""What an observation keeps: estimates are worked out once, stay read-only and never outlive their quantity."""

from __future__ import annotations

import numpy as np
import pytest

from tests.board.desk_cases import CHANCE, played, scenario
from wargame.engine.observation import Observation, observe
from wargame.engine.quantities.quantity import HIDDEN
from wargame.engine.state import FIELDS
from wargame.engine.words import Measure

KYIV = 1


def fresh(**changed: object) -> tuple[Observation, dict[str, object]]:
    """Kyiv's sight of the start and the values it looks at."""
    values = {**dict(played(0)[0][-1].items()), **changed}
    return Observation(values, 0, scenario().theatre, KYIV, CHANCE), values


def test_an_estimate_asked_twice_is_the_same_read_only_array() -> None:
    sight, _ = fresh()
    once, again = sight.value("force"), sight.value("force")
    assert once is again and not once.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        once[0, 0, 0] = 1


def test_the_order_of_questions_changes_nothing() -> None:
    names = [name for name, about in FIELDS.items() if name != "month" and about.seen != HIDDEN]
    state = played(1)[0][-1]
    forward, backward = (observe(state, scenario().theatre, KYIV, CHANCE) for _ in range(2))
    for name in names:
        forward.range(name)
    for name in reversed(names):
        backward.value(name)
        assert np.array_equal(forward.value(name), backward.value(name)), name
        assert np.array_equal(forward.range(name), backward.range(name)), name


def test_a_quantity_that_is_set_anew_is_seen_anew() -> None:
    sight, values = fresh()
    before = sight.value("force").copy()
    values["force"] = np.asarray(values["force"]) + 10
    assert np.allclose(sight.value("force")[1], before[1] + 10)
    assert not np.allclose(sight.range("force")[0], before)


def test_ranges_narrow_as_soon_as_intelligence_is_shared() -> None:
    sight, values = fresh()
    wide = sight.half_width("force")[0].copy()
    measures = np.array(values["measures"])
    measures[2, Measure.INTELLIGENCE, KYIV] = 1
    values["measures"] = measures
    assert (sight.half_width("force")[0] < wide).all()


def test_the_hidden_stays_hidden_however_often_it_is_asked() -> None:
    sight, _ = fresh()
    for _ in range(2):
        with pytest.raises(KeyError):
            sight.value("spending_offset")
