"""Every kind of event by name."""

from __future__ import annotations

from wargame.chronicle.kind import Kind
from wargame.chronicle.words import aid, economy, front, pillars, proposals, strikes, table
from wargame.chronicle.words.written import WRITTEN
from wargame.engine.events import Event

_ALL = (
    *strikes.KINDS, *economy.KINDS, *aid.KINDS, *front.KINDS, *pillars.KINDS, *proposals.KINDS, *table.KINDS, WRITTEN,
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
"""Name -> kind, in the order of play."""


def kind_of(event: Event) -> Kind:
    """The kind of an event; one that this version does not know has no more words than were written with it."""
    return KINDS.get(event.kind, WRITTEN)
