"""Who plays a seat: a person, or else the doctrine that is named."""

from __future__ import annotations

PERSON = "person"
