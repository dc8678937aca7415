"""The commands as a person gives them, each in its own process or by ``main``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.engine.quantities import QUANTITIES
from wargame.resources import scenarios
from wargame.rules.coverage import CLAIMS, NOT_A_RULE, carriers

YEAR_FIVE = str(scenarios() / "year_five.yaml")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_same_seed_plays_the_same_campaign_and_another_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    _, first, _ = run(capsys, "run", YEAR_FIVE, "--seed", "7", "--months", "4")
    _, again, _ = run(capsys, "run", YEAR_FIVE, "--seed", "7", "--months", "4")
    _, other, _ = run(capsys, "run", YEAR_FIVE, "--seed", "8", "--months", "4")
    assert first == again
    assert first.splitlines()[1:] != other.splitlines()[1:]


def test_a_campaign_prints_a_line_a_month_and_its_outcome_with_its_door(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "run", YEAR_FIVE, "--seed", "7")
    lines = out.splitlines()
    assert code == 0
    assert lines[1].startswith("June 2026")
    assert lines[-1].startswith("Outcome: ")
    assert "door" in lines[-1]


def test_many_campaigns_print_the_table_of_outcomes_and_doors(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "run", YEAR_FIVE, "--campaigns", "200", "--seed", "7")
    assert code == 0
    assert "War continues" in out and "First door opened" in out
    kinds = {line.split("  ")[0] for line in out.splitlines() if line[:1].isalpha() and "%" in line and "/" in line}
    assert len(kinds & {"War continues", "Freeze", "Settlement", "Operational breach"}) >= 2
    assert "without a failed pillar or concluded text: 0" in out


def test_figures_and_report_are_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    figures, report = tmp_path / "figures.json", tmp_path / "deep" / "report.html"
    code, _, _ = run(capsys, "run", YEAR_FIVE, "--months", "3", "--json", str(figures), "--report", str(report))
    assert code == 0
    data = json.loads(figures.read_text(encoding="utf-8"))
    assert [month["month"] for month in data["months"]] == [1, 2, 3]
    assert "not a forecast" in data["notice"]
    assert "reserve" not in data["months"][0]["figures"]
    page = report.read_text(encoding="utf-8")
    assert "not a forecast" in page and "<svg" in page and "http" not in page.split("<style>")[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "no-such-file.yaml"), "no such file"),
        (("run", YEAR_FIVE, "--doctrine", "kyiv"), "SEAT=NAME"),
        (("run", YEAR_FIVE, "--doctrine", "kyiv=wish"), "no doctrine"),
        (("run", YEAR_FIVE, "--doctrine", "atlantis=grind"), "no seat"),
        (("run", YEAR_FIVE, "--months", "0"), "at least 1"),
        (("rules", "--id", "R99"), "no rule R99"),
    ],
)
def test_bad_input_gets_a_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert words in err


def test_check_accepts_every_shipped_scenario_and_locates_a_mistake(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for path in sorted(scenarios().glob("*.yaml")):
        assert run(capsys, "check", str(path))[0] == 0
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        Path(YEAR_FIVE).read_text(encoding="utf-8").replace("default_seat:", "default_saet:"), encoding="utf-8"
    )
    code, _, err = run(capsys, "check", str(broken))
    assert code == 2
    assert "broken.yaml:" in err and "did you mean" in err


def test_a_parameter_that_does_not_exist_is_refused_by_check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        Path(YEAR_FIVE).read_text(encoding="utf-8").replace("  money_scale:", "  money_scales:"), encoding="utf-8"
    )
    code, _, err = run(capsys, "check", str(wrong))
    assert code == 2
    assert "money_scales" in err


def test_rules_print_the_order_of_play_and_each_rule_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    _, listed, _ = run(capsys, "rules")
    assert listed.index("Strikes") < listed.index("Combat") < listed.index("Table")
    _, full, _ = run(capsys, "rules", "--id", "R09")
    assert "R09" in full and "Parameters:" in full


def test_every_claim_is_carried_or_has_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert [claim for claim in CLAIMS if not carriers(claim) and claim not in NOT_A_RULE] == []
    _, out, _ = run(capsys, "rules", "--coverage")
    assert f"{len(CLAIMS) - len(NOT_A_RULE)} of {len(CLAIMS)}" in out


def test_the_quantities_are_printed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "rules", "--quantities")
    assert code == 0 and [line.split()[0] for line in out.splitlines()[1:]] == list(QUANTITIES)


def test_help_works_without_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; from wargame.cli import main; main(['--help'])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0
    assert "screenshots" in result.stdout
