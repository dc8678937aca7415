"""The validity notice, read from the assets."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from wargame import resources


@dataclass(frozen=True)
class Notice:
    """A title and its points, each a heading and a text."""

    title: str
    points: tuple[tuple[str, str], ...]


def validity() -> Notice:
    """What the application is, and is not; raises OSError when the asset is missing."""
    source = yaml.safe_load((resources.assets() / "help" / "validity.yaml").read_text(encoding="utf-8"))
    return Notice(source["title"], tuple((point["heading"], point["text"].strip()) for point in source["points"]))
