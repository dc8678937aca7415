"""The month's digest, the end of a campaign and the scores of its objectives, over a whole game."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.board.desk_cases import CHANCE, SEATS, book, is_finite, played, raw_words, scenario
from tests.board.table_cases import PUBLIC_ASKS, answered, desk_at, fought
from tests.session.play import Screen, started
from wargame.board.diplomacy.show import show_diplomacy
from wargame.board.month.outcome import show_outcome
from wargame.board.month.report import show_report
from wargame.board.table.show import show_table
from wargame.engine.events import Event
from wargame.engine.observation import observe
from wargame.engine.state import State
from wargame.engine.words import Answer, Door, Initiative, Outcome
from wargame.rules.objectives import MEASURES, profile_score, score, side_of
from wargame.seat.desk import OVER, REPORT, TABLE, Desk
from wargame.seat.sight import sight_of

THEATRE = scenario().theatre
PILLARS = tuple(spec.name for spec in THEATRE.pillars)


@pytest.fixture(scope="module")
def whole_game() -> tuple[Screen, dict[str, list[str]]]:
    """A game played to its end by staffs, and every raw word any seat was shown on the way."""
    game, raw = started(scenario(), "kyiv", 7), {seat: list[str]() for seat in SEATS}
    while game.stage != OVER:
        game.commit()
        if game.stage == TABLE:
            for index, seat in enumerate(SEATS):
                raw[seat] += raw_words(show_table(game.session.desk(index)))
            game.suggest_answers()
            game.send_answers()
        for index, seat in enumerate(SEATS):
            desk = game.session.desk(index)
            raw[seat] += raw_words(show_report(desk)) + raw_words(show_diplomacy(desk))
        game.next_month()
    return game, raw


def at_end(kind: Outcome, door: int, **values: object) -> Desk:
    """The last page of a campaign that ended in month two in a given way."""
    ledger = answered(fought([]))
    desk = desk_at(ledger, "kyiv", REPORT)
    ended = (
        ledger.state()
        .campaign(0)
        .with_values(
            outcome=np.array([float(kind)], dtype=np.float32),
            outcome_month=np.array([2.0], dtype=np.float32),
            door=np.array([float(door)], dtype=np.float32),
            **values,
        )
    )
    return replace(desk, stage=OVER, sight=sight_of(observe(ended, THEATRE, desk.seat, CHANCE)))


# the digest


@pytest.mark.parametrize("seat", SEATS)
def test_a_whole_game_shows_no_raw_word_to_any_seat(seat: str, whole_game: tuple[Screen, dict[str, list[str]]]) -> None:
    assert whole_game[1][seat] == []


def test_changes_are_the_line_s_own_and_the_area_is_their_sum() -> None:
    ledger = answered(fought([]))
    view = show_report(desk_at(ledger, "kyiv", REPORT))
    moved = (ledger["line_km"] - ledger["last_km"])[:, 0]
    assert [change.km for change in view.changes] == pytest.approx(
        sorted(moved[np.abs(moved) >= 0.05], key=lambda km: -abs(km))
    )
    assert all(change.km == pytest.approx(float(moved[change.sector])) for change in view.changes)
    area = float((moved * THEATRE.sector_width).sum())
    assert view.area_km2 == pytest.approx(area, abs=0.1) == pytest.approx(float(ledger["month_km2"][0]), abs=0.1)


def test_why_a_sector_moved_rests_on_what_the_seat_sees() -> None:
    ledger = answered(fought([]))
    own, other = (show_report(desk_at(ledger, seat, REPORT)).changes[0] for seat in ("kyiv", "moscow"))
    works = float(ledger["fortification"][1, own.sector, 0])
    assert f"works {works:.2f}" in own.why and "with about" in own.why
    assert "works about" in other.why and "with about" not in other.why


def test_refusals_stand_in_the_digest_with_the_asked_seat_s_arithmetic() -> None:
    ledger = answered(fought([(1, kind) for kind in PUBLIC_ASKS]), ("moscow", Initiative.CEASEFIRE, Answer.DECLINE))
    own, other = (dict(show_report(desk_at(ledger, seat, REPORT)).declined) for seat in ("moscow", "kyiv"))
    title = "A general ceasefire, proposed by Kyiv"
    assert own[title].startswith("Utility (relief from halting +")
    assert other[title].startswith("Utility (by estimate relief from halting +")
    assert "precondition (no pillar has failed" in other[title]
    assert own["A leaders' meeting, proposed by Kyiv"].startswith("Precondition (no pillar has failed")
    assert "Moscow declines a general ceasefire" in show_report(desk_at(ledger, "europe", REPORT)).headline


def test_figures_of_the_other_side_are_ranges() -> None:
    view = show_report(desk_at(answered(fought([])), "moscow", REPORT))
    figures = dict(view.figures)
    assert figures[f"{PILLARS[0]}, Moscow"].is_exact and not figures[f"{PILLARS[1]}, Kyiv"].is_exact
    assert figures["Own reserve"].unit == "trn RUB"


# the end


def test_a_game_ends_on_a_page_that_names_outcome_door_and_scores(
    whole_game: tuple[Screen, dict[str, list[str]]],
) -> None:
    game, _ = whole_game
    for index in range(len(SEATS)):
        view = show_outcome(game.session.desk(index))
        assert view.title in ("War continues", "Freeze", "Settlement", "Operational breach")
        assert (view.door == "No door opened") == (game.course.state.door[0] < 0)
        assert [each.seat for each in view.seats] == [seat.name for seat in THEATRE.seats]
        assert all(0 <= each.score <= 100 and each.profile for each in view.seats)
        assert len(view.grades) == 5 and all(words for _, words in view.grades)
        assert raw_words(view) == [] and is_finite(view)


@pytest.mark.parametrize(
    ("kind", "door", "title", "way"),
    [
        (Outcome.WAR_CONTINUES, -1, "War continues", "No door opened"),
        (Outcome.FREEZE, 0, "Freeze", f"Failure of Moscow's pillar, {PILLARS[0].lower()}"),
        (Outcome.SETTLEMENT, 1, "Settlement", f"Failure of Kyiv's pillar, {PILLARS[1].lower()}"),
        (Outcome.SETTLEMENT, 2, "Settlement", "Concluded text"),
        (Outcome.BREACH, -1, "Operational breach", "No door opened"),
    ],
)
def test_outcome_and_door_are_named(kind: Outcome, door: int, title: str, way: str) -> None:
    view = show_outcome(at_end(kind, door))
    assert (view.title, view.door, view.month_label) == (title, way, "July 2026")


def test_a_settlement_names_its_distance_to_the_first_template() -> None:
    near, far = (
        show_outcome(at_end(Outcome.SETTLEMENT, 1, template_distance=np.array([apart], dtype=np.float32))).sentence
        for apart in (0.10, 0.40)
    )
    assert "adopting the text of Anchorage" in near and "0.40 at most away" in far


def test_the_own_score_is_that_of_the_true_position() -> None:
    ledger = answered(fought([]))
    desk = desk_at(ledger, "kyiv", REPORT)
    start, final = ledger.start.campaign(0), ledger.state().campaign(0)
    profile = THEATRE.profiles["kyiv"][0]
    seats = {each.seat: each.score for each in show_outcome(replace(desk, stage=OVER)).seats}
    assert seats["Kyiv"] == pytest.approx(float(profile_score(book(), 1, profile, start, final)[0]), abs=0.01)


# the scores


def batch() -> tuple[State, State]:
    """A start and two different ends side by side."""
    start = played(0)[0][-1].tiled(2)
    area = np.array([0.0, 2000.0], dtype=np.float32)
    return start, start.with_values(gained_km2=area)


def test_every_objective_of_the_scenario_has_a_measure_within_bounds() -> None:
    start, final = batch()
    keys = {each.key for rows in THEATRE.profiles.values() for profile in rows for each in profile.objectives}
    assert keys == set(MEASURES)
    for seat in range(len(THEATRE.seats)):
        for key in keys:
            points = score(key, start, final, book(), side_of(THEATRE, seat), seat)
            assert points.shape == (2,) and (points >= 0).all() and (points <= 100).all()


def test_ground_counts_for_the_side_that_holds_it() -> None:
    start, final = batch()
    taken, held = (score(key, start, final, book(), side) for key, side in (("oblasts", 0), ("land", 1)))
    assert taken[1] > taken[0] == 0 and held[1] < held[0] == 100


def test_losses_caused_to_the_other_side_are_never_scored() -> None:
    start, final = batch()
    bled = final.with_values(
        total_loss=final.total_loss + np.array([[0.0], [500.0]], dtype=np.float32),
        force=final.force * np.array([1.0, 0.5], dtype=np.float32)[:, None, None],
    )
    for profile in THEATRE.profiles["moscow"]:
        assert np.array_equal(
            profile_score(book(), 0, profile, start, final), profile_score(book(), 0, profile, start, bled)
        )
    kept = THEATRE.profiles["kyiv"][0]
    assert (profile_score(book(), 1, kept, start, bled) < profile_score(book(), 1, kept, start, final)).all()


def test_signed_terms_favour_whom_they_lie_nearer_to() -> None:
    start, final = batch()
    signed = final.with_values(
        outcome=np.full(2, float(Outcome.SETTLEMENT), dtype=np.float32),
        signed_terms=np.stack([np.full(len(THEATRE.issues), 0.9), np.full(len(THEATRE.issues), 0.1)], axis=1).astype(
            np.float32
        ),
    )
    first, second = (score("terms", start, signed, book(), side) for side in (0, 1))
    assert first == pytest.approx([90, 10], abs=0.01) and second == pytest.approx([10, 90], abs=0.01)


def test_each_row_of_a_batch_is_scored_as_alone() -> None:
    start, final = batch()
    for seat, spec in enumerate(THEATRE.seats):
        for profile in THEATRE.profiles[spec.key]:
            together = profile_score(book(), seat, profile, start, final)
            alone = [profile_score(book(), seat, profile, start.campaign(i), final.campaign(i))[0] for i in (0, 1)]
            assert together == pytest.approx(alone, abs=1e-4)


def test_the_headline_of_the_last_month_names_the_outcome_and_no_door_after_a_full_stop() -> None:
    figures = {"outcome": float(Outcome.WAR_CONTINUES), "door": float(Door.NONE), "ceasefire_months": 0.0}
    last = Event(1, "outcome", "R45", "outcome", figures=figures, importance=(100,) * len(SEATS))
    headline = show_report(replace(desk_at(answered(fought([])), "kyiv", REPORT), events=(last,))).headline
    assert "; war continues" in headline and "Door" not in headline and "passed" not in headline


def test_an_outcome_after_a_door_by_chance_says_that_no_pillar_failed() -> None:
    ended = {"outcome": Outcome.FREEZE, "outcome_month": 20, "door": Door.CHANCE, "door_month": 7}
    state = played(0)[0][-1].with_values(**{name: np.float32([value]) for name, value in ended.items()})
    view = show_outcome(desk_at(answered(fought([], state)), "kyiv", REPORT))
    assert view.door == "Chance (hazard mode)"
    assert "Chance alone opened a door, for month 7; no pillar failed." in view.sentence
