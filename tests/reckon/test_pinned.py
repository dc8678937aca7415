"""Previewed figures and limits of a few positions that are written down, against the figures written under them."""

from __future__ import annotations

import pytest

from tests.reckon.pinned_figures import FOLDER, Figures, figures_of, read

FILES = sorted(FOLDER.glob("*.yaml"), key=lambda path: path.stat().st_size)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_board_shows_what_is_written_down(path) -> None:
    position, pinned = read(path)
    differing = list(compared(figures_of(position), pinned))
    assert not differing, "\n".join(differing)


def compared(found: Figures, pinned: Figures):
    """Every name whose figure is not the one written down, with both."""
    for chapter in {**pinned, **found}:
        now, then = found.get(chapter, {}), pinned.get(chapter, {})
        for name in {**then, **now}:
            if not alike(now.get(name), then.get(name)):
                yield f"{chapter}, {name}: {now.get(name)} instead of {then.get(name)}"


def alike(one, other) -> bool:
    """Equal words; figures to four digits, lists and mappings by their parts."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[name], other[name]) for name in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == pytest.approx(other, rel=1e-4, abs=1e-6)
    return one == other
