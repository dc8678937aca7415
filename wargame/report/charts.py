"""Line charts as inline SVG for reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from wargame.words.numbers import brief

WIDTH, HEIGHT = 560, 210
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 14, 26
COLOURS = ("#0a6f9f", "#b14a0c", "#51606f")
DASHES = ("", "6 4", "2 3")
"""Lines differ by dash as well as by colour."""


@dataclass(frozen=True)
class Line:
    """A named series; values by month."""

    name: str
    values: Sequence[float]


def _ticks(low: float, high: float) -> list[float]:
    """About four round values between two bounds."""
    span = max(high - low, 1e-9)
    step = next(s for p in range(-3, 6) for s in (10.0**p, 2 * 10.0**p, 5 * 10.0**p) if span / s <= 5)
    first = int(low / step) * step
    return [round(first + i * step, 6) for i in range(8) if low - 1e-9 <= first + i * step <= high + 1e-9]


def chart(title: str, unit: str, lines: Sequence[Line], labels: Sequence[str], threshold: float | None = None) -> str:
    """An SVG figure with axes, a legend and, where given, a dashed threshold."""
    every = [value for line in lines for value in line.values] + ([threshold] if threshold is not None else [])
    low, high = min([*every, 0.0]), max([*every, 0.0])
    pad = 0.06 * (high - low or 1)
    low, high = (low - pad if low < 0 else low), high + pad
    count = max(len(labels) - 1, 1)

    def x(index: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * index / count

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)

    parts = [
        f'<figure><figcaption>{escape(title)} <span class="mut">{escape(unit)}</span> {_legend(lines)}</figcaption>'
    ]
    parts.append(f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">')
    for tick in _ticks(low, high):
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" class="grid"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{brief(tick, 2)}</text>')
    for index in range(0, len(labels), max(len(labels) // 6, 1)):
        parts.append(f'<text x="{x(index):.1f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(labels[index])}</text>')
    if threshold is not None:
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(threshold):.1f}" y2="{y(threshold):.1f}" class="limit"/>'
        )
    for number, line in enumerate(lines):
        points = " ".join(f"{x(i):.1f},{y(v):.1f}" for i, v in enumerate(line.values))
        parts.append(f'<polyline points="{points}" fill="none" {_stroke(number)}/>')
    return "\n".join([*parts, "</svg></figure>"])


def _stroke(number: int) -> str:
    return f'stroke="{COLOURS[number]}" stroke-width="2" stroke-dasharray="{DASHES[number]}"'


def _legend(lines: Sequence[Line]) -> str:
    if len(lines) < 2:
        return ""
    key = '<svg class="key" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4" {}/></svg>{}'
    rows = (key.format(_stroke(i), escape(line.name)) for i, line in enumerate(lines))
    return '<span class="legend">' + " ".join(rows) + "</span>"
