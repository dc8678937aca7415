"""What a game asks of whoever writes it down; imports the engine and drafts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from wargame.engine.events import Event
from wargame.engine.orders import Order
from wargame.engine.sheet import Answers, Sheet
from wargame.engine.state import State
from wargame.engine.words import Answer, Initiative
from wargame.game.draft import Edit


class Journal(Protocol):
    """Where a game writes everything it is told; a call returns once it is kept, or else ``unsaved`` says why not."""

    @property
    def unsaved(self) -> str: ...
    def planned(self, month: int, sheets: Mapping[int, Sheet], acting: int) -> None: ...
    def drafted(self, month: int, seat: int, sheet: Sheet, edit: Edit, order: Order | None) -> None: ...
    def committed(self, month: int, seat: int, sheet: Sheet) -> None: ...
    def fought(self, month: int, sheets: list[Sheet]) -> None: ...
    def answered(self, month: int, seat: int, side: int, kind: Initiative, answer: Answer) -> None: ...
    def resolved(
        self, month: int, state: State, sheets: list[Sheet], answers: Answers, events: tuple[Event, ...]
    ) -> None: ...
    def moved(self, stage: str, acting: int) -> None: ...
    def save_as(self, path: Path) -> None: ...
