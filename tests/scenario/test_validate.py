"""Mistakes in the content of a scenario: keys, types, references and sums, all at once and located."""

from __future__ import annotations

import pytest

from tests.scenario.edits import edited, line_of, problems_of, small_text
from wargame.scenario.validate import Known

ONE_MISTAKE = [
    ("    line_km: 20\n", "    line_kmm: 20\n", 'unknown key "line_kmm"; did you mean "line_km"?'),
    ("    width_km: 16\n", "    width_km: wide\n", 'expected a number, found "wide"'),
    ("    width_km: 16\n", "    width_km: '16'\n", 'expected a number, found "16"'),
    ("    width_km: 16\n", "    width_km: 1e999\n", "expected a finite number, found inf"),
    ("    width_km: 16\n", "    width_km: -16\n", "must be at least 0, is -16"),
    ("    main: true\n", "    main: no\n", 'expected true or false, found "no"'),
    ("  months: 6\n", "  months: 6.5\n", "expected a whole number, found 6.5"),
    ("  gate_mode: strict\n", "  gate_mode: strikt\n", '"strikt" is not one of strict, hazard, advisory; did you mean'),
    ("    hubs: [H1, H2]\n", "    hubs: [H1, H22]\n", 'no hub "H22"; did you mean "H2"?'),
    ("    hubs: [H1, H2]\n", "    hubs: [H2, H2]\n", 'hub "H2" does not belong to Norden'),
    ("    hubs: [H1, H2]\n", "    hubs: [H2]\n", "missing"),
    ("  default_seat: sorra\n", "  default_seat: sora\n", 'no seat "sora"; did you mean "sorra"?'),
    ("    owner: norden\n", "    owner: nordn\n", 'no side "nordn"; did you mean "norden"?'),
    ("    kind: port\n", "    kind: harbour\n", '"harbour" is not one of refinery, port, power, industry, rail'),
    ("roles: {port: 0.24,", "roles: {prt: 0.24,", 'did you mean "port"?'),
    ("refining: 0.4}", "refining: 0.9}", "weights of refining of one side exceed 1"),
    ("N02: 0.25}", "N022: 0.25}", 'no node "N022"; did you mean "N02"?'),
    ("N02: 0.25}", "N02: 0.35}", "weights must sum to 1, sum to 1.1"),
    ("    donor: patron\n", "    donor: sorra\n", '"sorra" commands a side; a donor is an external seat'),
    ("    months: [4, 9]\n", "    months: [9, 4]\n", "lasts from 9 to 4 months"),
    ("{land: 0.60,", "{lnd: 0.60,", 'no objective "lnd"; did you mean "land"?'),
    ("{land: 0.60,", "{land: 0.50,", "weights must sum to 1, sum to 0.9"),
    ("terms: {territory: 0.50, ", "terms: {", 'no term for issue "territory"'),
    ("    line_km: 20\n", "    line_km: 200\n", "the line at 200 km is off the axis, which ends at 46.5 km"),
    ("km: 18, multiplier", "km: 58, multiplier", "towns are ordered along the axis: 46.5 follows 58"),
    ("    effort: [0.7,", "    effort: [0.8,", "effort of the first side over all sectors must sum to 1, sum to 1.1"),
    ("    reservation: [0.80, 0.35]\n", "    reservation: [1.80, 0.35]\n", "must be at most 1, is 1.8"),
    ("    span: [-0.60, 0.60]\n", "    span: [0.60, 0.60]\n", "moves the limit away from the other side (0.6)"),
    ("    span: [-0.60, 0.60]\n", "    span: [-0.60, 0.70]\n", "takes the limit out of 0..1: 0.35 +0.7 = 1.05"),
    ("    opening: [0.80, 0.10]\n", "    opening: [0.70, 0.10]\n", "opens at 0.7, beyond the own limit 0.8"),
    ("    weight: [0.6, 0.5]\n", "    weight: [0.7, 0.5]\n", "weights of the first side over all issues must sum"),
    ("  - key: S02\n", "  - key: S01\n", 'key "S01" is used twice among sectors'),
    ("    side: sorra\n    profiles", "    side: norden\n    profiles", 'no seat commands side "sorra"'),
    ("role: home_1", "role: home_0", "none of the audiences has the role home_1"),
    ("  - key: monitoring\n", "  - key: watching\n", "none of the issues has the key monitoring"),
    ("  reserve: [45, 30]\n", "  reserve: [45]\n", "expected 2 values (norden, sorra), found 1"),
    ("  reserve: [45, 30]\n", "  reserves: [45, 30]\n", 'unknown start value "reserves"; did you mean "reserve"?'),
    ("  reserve: [45, 30]\n", "  reserve: {norden: 45, sora: 30}\n", 'unknown side "sora"; did you mean "sorra"?'),
    ("  reserve: [45, 30]\n", "  reserve: [45, -1]\n", "must be at least 0, is -1"),
    ("  reserve: [45, 30]\n", "  force: 3\n", '"force" comes from sectors, not from start'),
    ("  reserve: [45, 30]\n", "  outcome: 1\n", '"outcome" is reached in play and cannot be given'),
    ("  oil_price: 30\n", "  oil_price: [65]\n", "expected a number, found a list of 1"),
    ("frame: {south: 47.6,", "frame: {south: 55.6,", "south 55.6 is not below north 53.5"),
    ("  start: 1984-03\n", "  start: June 2026\n", "does not fit the pattern"),
]


@pytest.mark.parametrize(("old", "new", "message"), ONE_MISTAKE, ids=[case[1].strip() for case in ONE_MISTAKE])
def test_one_mistake_is_located_and_explained(old: str, new: str, message: str) -> None:
    text = edited((old, new))
    found = problems_of(text)
    assert any(message in problem.message for problem in found), [problem.message for problem in found]
    first = next(problem for problem in found if message in problem.message)
    assert first.line > 0 and first.column > 0
    assert first.source in text.splitlines()


def test_a_mistake_points_at_its_own_line() -> None:
    text = edited(("    donor: patron\n", "    donor: patrin\n"))
    (problem,) = problems_of(text)
    assert problem.line == line_of(text, "patrin")
    assert problem.source[problem.column - 1 :] == "patrin"
    assert problem.path == "shocks.0.donor"


def test_an_unknown_key_points_at_the_key() -> None:
    text = edited(("    width_km: 16\n", "    width: 16\n"))
    unknown = next(problem for problem in problems_of(text) if "unknown key" in problem.message)
    assert unknown.source[unknown.column - 1 :] == "width: 16"


def test_all_mistakes_come_at_once_in_file_order() -> None:
    text = edited(
        ("  months: 6\n", "  months: many\n"),
        ("    hubs: [H1, H2]\n", "    hubs: [H1, H9]\n"),
        ("    capacity: 0.75\n", "    capacity: 1.75\n"),
        ("N02: 0.25}", "N02: 0.05}"),
        ("  reserve: [45, 30]\n", "  reserve: all\n"),
        ("  default_seat: sorra\n", "  default_seat: zorro\n  colour: red\n"),
    )
    lines = [problem.line for problem in problems_of(text)]
    wanted = ["months: many", "zorro", "colour: red", "[H1, H9]", "capacity: 1.75", "N02: 0.05", "reserve: all"]
    assert lines == [line_of(text, words) for words in wanted]


def test_a_truncated_file_is_refused_with_what_is_missing() -> None:
    text = small_text()[: small_text().index("\nissues:")]
    messages = [problem.message for problem in problems_of(text)]
    assert 'missing key "issues"' in messages and 'missing key "map"' in messages


@pytest.mark.parametrize("text", ["- 1\n- 2\n", "just words\n", "3\n", "~\n"])
def test_the_top_level_must_be_a_mapping(text: str) -> None:
    (problem,) = problems_of(text)
    assert problem.line == 1 and "at the top level" in problem.message


def test_names_from_above_are_checked_where_the_caller_knows_them() -> None:
    text = edited(("doctrines: [grind]", "doctrines: [grnd]"))
    assert problems_of(text) == ()
    known = Known(doctrines=frozenset({"grind", "backer", "fortress"}))
    assert any('unknown doctrine "grnd"; did you mean "grind"?' in p.message for p in problems_of(text, known))
    named = problems_of(small_text(), Known(objectives=frozenset({"land"})))
    assert any('unknown objective "terms"' in problem.message for problem in named)


def test_parameters_are_numbers_of_known_names() -> None:
    text = edited(("  oil_mean: 30\n", "  denyal: 0.5\n  oil_mean: cheap\n"))
    known = Known(parameters=frozenset({"denial", "oil_mean"}))
    messages = {problem.message for problem in problems_of(text, known)}
    assert 'unknown parameter "denyal"; did you mean "denial"?' in messages
    assert 'expected a number or one a side, found "cheap"' in messages


def test_the_report_is_bounded_on_a_flood_of_mistakes() -> None:
    text = edited(("\nobjectives:\n", "\nobjectives:\n" + "".join(f"  k{n}: {n}\n" for n in range(3000))))
    found = problems_of(text)
    assert len(found) >= 40
    assert all(len(str(problem)) < 1200 for problem in found)
