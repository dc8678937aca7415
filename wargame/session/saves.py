"""Saved games: where they are kept, what they are called, which there are."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs

from wargame.record import store
from wargame.record.format import SUFFIX
from wargame.record.problems import RecordError, reason
from wargame.scenario.scenario import Scenario
from wargame.seat.desk import OVER, REPORT
from wargame.session import setup
from wargame.session.branch import branch
from wargame.session.exports import import_json
from wargame.session.salvage import salvage
from wargame.words.campaign import outcome_name
from wargame.words.times import when_words

_LISTED = 50


@dataclass(frozen=True)
class SavedGame:
    """What a start screen shows of a saved game; ``problem`` says why one cannot be opened, else it is empty."""

    path: Path
    title: str
    seat: str
    """Names of the seats that people play, as shown."""
    month: int
    """The month being played, counted from 1; the last one played when the campaign is over."""
    months: int
    outcome: str
    """Empty while the game is in play."""
    when: str
    """``today 14:02``, ``12 May 18:40``."""
    month_label: str = ""
    problem: str = ""
    is_branch: bool = False
    """Whether it left another game at one of its months."""


def folder() -> Path:
    """The folder new games are kept in; it need not exist yet."""
    return platformdirs.user_data_path("line-of-contact", appauthor=False) / "games"


def new_path(scenario: Scenario) -> Path:
    """A name nobody has yet in the folder, from the scenario's title and the time."""
    title = re.sub(r"[^\w ,.()-]+", " ", scenario.theatre.title).strip(" .")[:80] or "Game"
    return _free(folder(), f"{title} {time.strftime('%Y-%m-%d %H.%M')}")


def _free(where: Path, stem: str) -> Path:
    """A name in a folder that nobody has yet."""
    paths = (where / f"{stem}{'' if n == 1 else f' ({n})'}{SUFFIX}" for n in range(1, 10_000))
    return next(path for path in paths if not path.exists())


def branched(path: Path, month: int, is_redrawn: bool = False) -> Path:
    """A branch of a kept game at the plan of ``month`` (months resolved, from 0), beside it, the sheet of that month
    laid out to be changed; its chance from there on the same or drawn anew. Raises RecordError.
    """
    title = re.sub(r" branch from month \d+( \(\d+\))?$", "", path.stem)
    target = _free(path.parent, f"{title} branch from month {month + 1}")
    return branch(path, month, target, with_orders=True, redraw=setup.new_seed() if is_redrawn else None)


def salvaged(path: Path) -> Path:
    """A new file, beside a damaged one where that can be written, of what can be played on. Raises RecordError."""
    where = path.parent if os.access(path.parent, os.W_OK) else _made()
    target = _free(where, f"{path.stem} salvaged")
    salvage(path, target)
    return target


def imported(source: Path) -> Path:
    """A new file in the folder from a record exported as JSON. Raises RecordError."""
    return import_json(source, _free(_made(), source.stem))


def _made() -> Path:
    """The folder, made if need be."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"{folder()} could not be made: {reason(error)}.") from error
    return folder()


def recent(where: Path | None = None) -> tuple[SavedGame, ...]:
    """The saved games of the folder, the latest first; never raises for files that cannot be read."""
    try:
        found = [(path.stat().st_mtime, path) for path in (where or folder()).glob(f"*{SUFFIX}")]
    except OSError:
        return ()
    latest = sorted(found, reverse=True)[:_LISTED]
    return tuple(_saved(path, when_words(datetime.fromtimestamp(changed))) for changed, path in latest)


def _saved(path: Path, when: str) -> SavedGame:
    try:
        glance = store.glance(path)
        months = int(glance.meta.get("months", "0"))
        outcome = outcome_name(glance.outcome)
    except (RecordError, sqlite3.Error, OSError, ValueError) as error:
        return SavedGame(path, path.stem, "", 0, 0, "", when, problem=str(error))
    played = glance.stage in (REPORT, OVER)
    return SavedGame(
        path,
        glance.meta.get("title", path.stem),
        glance.meta.get("seats", ""),
        glance.months if played else glance.months + 1,
        months,
        outcome,
        when,
        glance.labels[0 if played else 1],
        is_branch=bool(glance.meta.get("parent")),
    )
