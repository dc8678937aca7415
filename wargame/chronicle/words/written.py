"""Events that were recorded as prose, before events were data: they are read as they were written."""

from __future__ import annotations

from wargame.chronicle.kind import Kind, Place
from wargame.chronicle.telling import Telling


def _words(told: Telling) -> str:
    return told.event.kept_words or told.event.words


def _place(told: Telling) -> Place | None:
    return (told.at("latitude"), told.at("longitude")) if told.knows("latitude") else None


WRITTEN = Kind("written", "", "", 0, lambda told: _words(told).removesuffix("."), _words, place=_place)
"""Family and rule are the event's own."""
