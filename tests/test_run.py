"""The set-up script: what it decides, asks for and says; installs nothing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module, with its environment in a folder of the test and a machine without a display."""
    spec = importlib.util.spec_from_file_location("run_script", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "UNFINISHED", venv / "installing")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    yield module


@pytest.fixture
def calls(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the script would have set up, looked for and started, in order."""
    log: list[Any] = []

    def call(command: list[str], cwd: Path | None = None, **environment: str) -> int:
        log.append((command[1:], environment))
        return 0

    monkeypatch.setattr(run, "call", call)
    monkeypatch.setattr(run, "set_up", lambda kind: log.append(kind))
    monkeypatch.setattr(run, "provide", lambda libraries: log.append(set(libraries.values())))
    return log


@pytest.fixture
def spawned(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Programs the script would have run to their end; all of them end well."""
    log: list[list[str]] = []

    def spawn(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        log.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(run.subprocess, "run", spawn)
    return log


def test_tests_run_offscreen_with_the_test_tools(run: ModuleType, calls: list[Any]) -> None:
    assert run.main(["test", "tests/engine", "-x"]) == 0
    assert "libegl1" in calls[0] and calls[1] == "dev"
    command, environment = calls[2]
    assert command == ["-m", "pytest", "tests/engine", "-x"]
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_the_soak_runs_the_two_hundred_kills(run: ModuleType, calls: list[Any]) -> None:
    assert run.main(["soak", "-x"]) == 0
    command, environment = calls[-1]
    assert command == ["-m", "pytest", *run.SOAK, "-x"]
    assert environment["WARGAME_SOAK"] == "1"
    file, _, name = run.SOAK[-1].partition("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_benchmarks_need_no_qt(run: ModuleType, calls: list[Any]) -> None:
    assert run.main(["bench", "--quick"]) == 0
    assert calls[:2] == [set(), "base"]
    assert calls[2][0] == [str(ROOT / "tests" / "benchmarks" / "run.py"), "--quick"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display can be missing")
def test_without_a_display_a_campaign_is_played_and_found(
    run: ModuleType,
    calls: list[Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / run.OUTPUT / "pictures").mkdir(parents=True)
    (tmp_path / run.OUTPUT / "report.html").touch()
    (tmp_path / run.OUTPUT / "pictures" / "board.png").touch()
    assert run.main([]) == 0
    command, environment = calls[-1]
    assert command == ["-m", "wargame", "headless", "--out", str(tmp_path / run.OUTPUT)]
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    said = capsys.readouterr().out
    assert said.startswith("There is no display here")
    assert str(tmp_path / run.OUTPUT / "report.html") in said
    assert f"1 in {tmp_path / run.OUTPUT / 'pictures'}" in said


@pytest.mark.parametrize(
    ("name", "package"), [("DISPLAY", "libxcb-cursor0"), ("WAYLAND_DISPLAY", "libwayland-cursor0")]
)
def test_with_a_display_the_board_opens(
    run: ModuleType, calls: list[Any], monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    monkeypatch.setenv(name, "there")
    assert run.main([]) == 0
    assert {"libegl1", package} <= calls[0]
    assert calls[-1][0] == ["-m", "wargame"]


def test_other_commands_go_to_the_application(run: ModuleType, calls: list[Any]) -> None:
    assert run.main(["check", "mine.yaml"]) == 0
    assert calls == [set(), "base", (["-m", "wargame", "check", "mine.yaml"], {})]


def test_a_python_too_old_or_too_new_is_named(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for version in ((3, 9, 2), (3, 15, 0)):
        monkeypatch.setattr(run, "sys", SimpleNamespace(version_info=version, stderr=sys.stderr))
        assert run.main(["test"]) == 2
        said = capsys.readouterr().err
        assert "Python 3.11 to 3.14" in said and ".".join(map(str, version)) in said


def test_packages_are_installed_for_root_on_debian(
    run: ModuleType, spawned: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: True)
    run.provide_packages(["libegl1"], "libEGL.so.1")
    assert spawned[-1] == ["apt-get", "install", "-y", "--no-install-recommends", "libegl1"]
    assert capsys.readouterr().out.count("\n") == 1


def test_others_are_told_the_exact_line(
    run: ModuleType, spawned: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: False)
    with pytest.raises(run.Missing, match="sudo apt-get install -y --no-install-recommends libegl1 libgl1$"):
        run.provide_packages(["libegl1", "libgl1"], "libEGL.so.1, libGL.so.1")
    assert spawned == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there packages of the system are needed")
@pytest.mark.parametrize("has_venv", [True, False])
def test_all_that_is_lacking_is_asked_for_at_once(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has_venv: bool
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(run, "provide_packages", lambda packages, lacking: asked.append(packages))
    monkeypatch.setattr(run, "can_make_environments", lambda: has_venv)
    monkeypatch.setattr(run, "PYTHON", tmp_path / "nothing")
    run.provide({"libc.so.6": "libc6", "libnothing-like-this.so.1": "nothing-like-this"})
    venv = [] if has_venv else [f"python3.{sys.version_info.minor}-venv"]
    assert asked == [["nothing-like-this", *venv]]


def test_set_up_is_done_once_and_covers_the_smaller_kind(run: ModuleType, spawned: list[list[str]]) -> None:
    run.VENV.mkdir()
    run.set_up("dev")
    assert f"{ROOT}[dev]" in spawned[-1]
    assert run.is_current("dev") and run.is_current("base")
    before = len([command for command in spawned if "pip" in command])
    run.set_up("base")
    assert len([command for command in spawned if "pip" in command]) == before


def test_set_up_is_repeated_when_the_project_asks_for_something_else(
    run: ModuleType, spawned: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.VENV.mkdir()
    run.set_up("base")
    monkeypatch.setattr(run, "fingerprint", lambda: "another")
    assert not run.is_current("base")


def test_a_set_up_broken_off_is_begun_anew(run: ModuleType, spawned: list[list[str]]) -> None:
    run.VENV.mkdir()
    run.UNFINISHED.touch()
    run.set_up("base")
    assert any("--clear" in command for command in spawned)
    assert not run.UNFINISHED.exists()


def test_an_environment_without_pip_is_not_sound(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run.is_sound() == (importlib.util.find_spec("pip") is not None)
    monkeypatch.setattr(run, "PYTHON", tmp_path / "nothing" / "python")
    assert not run.is_sound()


def test_a_failed_installation_says_what_to_do(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run.VENV.mkdir()
    failed = subprocess.CompletedProcess([], 1, "", "ERROR: no matching distribution")
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: failed)
    run.UNFINISHED.touch()
    with pytest.raises(run.Missing, match="(?s)no matching distribution.*same command again"):
        run.install("base")


def test_required_packages_are_read_from_the_project(run: ModuleType) -> None:
    assert {"line-of-contact", "numpy", "PySide6-Essentials"} <= set(run.required("base"))
    assert "pytest" in run.required("dev") and "pytest" not in run.required("base")


def test_the_build_calls_exactly_the_readmes_test_command() -> None:
    commands = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("python3")]
    assert commands == ["python3 run.py test"]
    assert "\npython3 run.py test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
