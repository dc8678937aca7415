#!/usr/bin/env python3
"""Sets Line of Contact up in .venv and starts it; imports the standard library only.

    python3 run.py                 open the board (without a display: play a campaign unattended and write its report)
    python3 run.py test [ARGS]     run all tests, without a window; ARGS go to pytest
    python3 run.py bench [ARGS]    run the benchmarks
    python3 run.py soak [ARGS]     kill a game 200 times and look for anything lost; takes some minutes
    python3 run.py mutate [RULES]  alter each rule behind the board in turn and look for one that no test notices
    python3 run.py COMMAND ...     any command of the application, such as: run.py check scenarios/year_five.yaml

On Windows say `py run.py`. Exit code 2 means that something is missing here; the message says what to do about it.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "installing"
"""Present while packages are being installed, so that a set-up broken off half-way is noticed and begun anew."""

OLDEST, NEWEST = (3, 11), (3, 14)
OUTPUT = "line-of-contact-output"
SOAK = ("-v", "tests/session/test_kills.py::test_two_hundred_kills_lose_nothing")
QT_COMMANDS = ("board", "headless", "screenshots")

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}


class Missing(Exception):
    """Something this machine lacks; the message says what, and what to do about it."""


def main(arguments: list[str]) -> int:
    """Set up what the wanted command needs, run it and return its exit code."""
    try:
        check_python()
        return dispatch(arguments)
    except Missing as lack:
        print(lack, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def dispatch(arguments: list[str]) -> int:
    """Choose between the board, the tests, the soak, the mutants, the benchmarks and the application's own commands."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "test":
        return run_tests(rest)
    if command == "soak":
        return run_tests([*SOAK, *rest], WARGAME_SOAK="1")
    if command == "mutate":
        provide(QT_LIBRARIES)
        set_up("dev")
        return call([str(PYTHON), str(ROOT / "tests" / "mutation" / "run.py"), *rest], QT_QPA_PLATFORM="offscreen")
    if command == "bench":
        return run_benchmarks(rest)
    if command == "" and not has_display(os.environ):
        return play_headless()
    provide({**QT_LIBRARIES, **window_libraries(os.environ)} if command in ("", *QT_COMMANDS) else {})
    set_up("base")
    return call([str(PYTHON), "-m", "wargame", *arguments])


def run_benchmarks(arguments: list[str]) -> int:
    """One benchmark by its name, the engine's with options alone; all but the long one without arguments."""
    if not arguments:
        return max(run_benchmarks([name]) for name in ("run", "edit", "turns"))
    named = arguments[0] in ("run", "edit", "stepping", "turns")
    name, rest = (arguments[0], arguments[1:]) if named else ("run", arguments)
    has_window = name in ("stepping", "turns")
    provide(QT_LIBRARIES if has_window else {})
    set_up("dev" if has_window else "base")
    return call([str(PYTHON), str(ROOT / "tests" / "benchmarks" / f"{name}.py"), *rest])


def run_tests(arguments: list[str], **environment: str) -> int:
    """All tests, offscreen and on up to four processors; arguments replace the default choice of tests."""
    provide(QT_LIBRARIES)
    set_up("dev")
    chosen = arguments or ["-q", "--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile"]
    return call([str(PYTHON), "-m", "pytest", *chosen], cwd=ROOT, QT_QPA_PLATFORM="offscreen", **environment)


def play_headless() -> int:
    """Play the default scenario unattended and leave its report and pictures in a folder here."""
    folder = Path.cwd() / OUTPUT
    print("There is no display here, so the main scenario is played unattended, with a report and pictures at the end.")
    provide(QT_LIBRARIES)
    set_up("base")
    code = call([str(PYTHON), "-m", "wargame", "headless", "--out", str(folder)], QT_QPA_PLATFORM="offscreen")
    if code == 0:
        reports, pictures = sorted(folder.glob("*.html")), sorted(folder.rglob("*.png"))
        print(f"Report: {', '.join(map(str, reports))}")
        print(f"Pictures: {len(pictures)} in {pictures[0].parent if pictures else folder}")
    return code


def has_display(environment: os._Environ[str] | dict[str, str]) -> bool:
    """False only on a system of the Linux kind with neither X11 nor Wayland nor a platform chosen for Qt."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def call(command: list[str], cwd: Path | None = None, **environment: str) -> int:
    """Run a program in the foreground and return its exit code; Ctrl+C goes to the program."""
    with subprocess.Popen(command, cwd=cwd, env={**os.environ, **environment}) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue


# --- Python and its environment


def check_python() -> None:
    """Raise Missing unless this Python is one the libraries are made for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:3]))
        wanted = f"Python {'.'.join(map(str, OLDEST))} to {'.'.join(map(str, NEWEST))}"
        raise Missing(f"Line of Contact needs {wanted}; this is {found}. Install one from python.org and use that.")


def set_up(kind: str) -> None:
    """Bring .venv up to date: `base` to run the application, `dev` to test it too. Quick when nothing changed."""
    if is_current(kind):
        return
    if not is_sound():
        make_environment()
    print(f"Setting up {VENV} (some 400 MB; a minute or two the first time) ...", flush=True)
    UNFINISHED.touch()
    install(kind)
    UNFINISHED.unlink()
    for covered in ("base", "dev") if kind == "dev" else ("base",):
        stamp(covered).write_text(fingerprint(), encoding="utf-8")


def stamp(kind: str) -> Path:
    """The file that says for which state of the project .venv was last set up."""
    return VENV / f"set-up-{kind}"


def fingerprint() -> str:
    """Changes with the place of the checkout and with what it asks for."""
    files = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([str(ROOT).encode(), *files])).hexdigest()


def is_current(kind: str) -> bool:
    """True when .venv was completed for this state of the project and its packages are still there."""
    if UNFINISHED.exists() or not stamp(kind).exists() or stamp(kind).read_text(encoding="utf-8") != fingerprint():
        return False
    probe = "import importlib.metadata as m, sys; [m.version(name) for name in sys.argv[1:]]"
    return succeeds([str(PYTHON), "-c", probe, *required(kind)])


def required(kind: str) -> list[str]:
    """Names of the packages that must be in .venv: the project, what it asks for, and for `dev` the test tools."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if kind == "dev" else [])
    return [project["name"], *(re.split(r"[<>=!~;\[ ]", entry, maxsplit=1)[0] for entry in wanted)]


def is_sound() -> bool:
    """True when .venv has a Python that runs, is new enough and can install; a broken-off set-up is not sound."""
    probe = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    return not UNFINISHED.exists() and succeeds([str(PYTHON), "-c", probe])


def make_environment() -> None:
    """Make .venv, in place of an incomplete one if need be."""
    outside = getattr(sys, "_base_executable", sys.executable)  # .venv cannot clear the Python it is run by
    made = subprocess.run([outside, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        raise Missing(f"{tail(made)}\nThe environment {VENV} could not be made; see the lines above.")


def install(kind: str) -> None:
    """Install the project, editable, at the versions of constraints.txt."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    target = f"{ROOT}[dev]" if kind == "dev" else str(ROOT)
    done = subprocess.run(
        [*pip, "--constraint", str(ROOT / "constraints.txt"), "--editable", target], capture_output=True, text=True
    )
    if done.returncode:
        UNFINISHED.unlink()
        raise Missing(
            f"{tail(done)}\nThe packages could not be installed; the lines above are pip's. "
            "Check the network and any proxy settings, then give the same command again."
        )


def succeeds(command: list[str]) -> bool:
    """True when the command can be started and ends well; its output is dropped."""
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def tail(done: subprocess.CompletedProcess[str], lines: int = 12) -> str:
    """The last lines a failed program wrote."""
    return "\n".join((done.stdout + done.stderr).strip().splitlines()[-lines:])


# --- system libraries


def window_libraries(environment: os._Environ[str] | dict[str, str]) -> dict[str, str]:
    """What Qt needs beyond its base to open a window on this display."""
    if environment.get("QT_QPA_PLATFORM"):
        return {}
    return WAYLAND_LIBRARIES if environment.get("WAYLAND_DISPLAY") else X11_LIBRARIES


def provide(libraries: dict[str, str]) -> None:
    """Make sure that Qt finds these system libraries and that .venv can be made; does nothing but on Linux."""
    if not sys.platform.startswith("linux"):
        return
    lacking = {name: package for name, package in libraries.items() if not can_load(name)}
    if not can_make_environments() and not is_sound():
        lacking["Python's venv module"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if lacking:
        provide_packages(list(lacking.values()), ", ".join(lacking))


def can_make_environments() -> bool:
    """False where the system has split venv off into a package of its own, as Debian does."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def can_load(library: str) -> bool:
    """True when the system finds a shared library by this name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_packages(packages: list[str], lacking: str) -> None:
    """Install Debian packages where that is ours to do; otherwise raise Missing with the line to give."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Missing(f"This system lacks {lacking}. Install that with its package manager (on Debian: {line}).")
    if not is_root():
        raise Missing(f"This system lacks {lacking}. Give this line, then run again:\n    sudo {line}")
    print(f"Installing what this system lacks: {line}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    succeeds(["apt-get", "update"])  # a failure shows in the next line: old lists may do
    done = subprocess.run(line.split(), env=quiet, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"{tail(done)}\nThat did not work; see the lines above. The line was:\n    {line}")


def is_root() -> bool:
    """True for the system's administrator, who may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
