"""Where the shipped files are, in a checkout and in an installed copy."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def assets() -> Path:
    """The folder of fonts, icons, map, rulebook figures and help; raises FileNotFoundError where it is not shipped."""
    return _shipped("assets")


def scenarios() -> Path:
    """The folder of scenario files; raises FileNotFoundError where it is not shipped."""
    return _shipped("scenarios")


def _shipped(name: str) -> Path:
    """A wheel carries the folders inside the package, a checkout keeps them beside it."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"No {name} folder beside {_PACKAGE}: this copy of Line of Contact is incomplete.")
