"""The colour table, the type and the icons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

import wargame.ui
from wargame.resources import assets
from wargame.ui.style import icons, theme

pytestmark = pytest.mark.usefixtures("styled")


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_text_token_reads_on_every_surface(name: str) -> None:
    theme.set_theme(name)
    ratios = {
        (token, surface): theme.contrast(theme.colour(token), theme.colour(surface))
        for token in theme.TEXT_TOKENS
        for surface in theme.SURFACES
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", theme.THEMES)
def test_text_reads_in_its_own_tint_and_edges_are_seen(name: str) -> None:
    theme.set_theme(name)
    for token in ("acc", "a", "b", "ok", "bad", "warn"):
        assert theme.contrast(theme.colour(token), theme.mix("panel", token, 0.12)) >= 4.5
    for surface in theme.SURFACES:
        assert theme.contrast(theme.colour("edge"), theme.colour(surface)) >= 2.9
    assert theme.contrast(QColor(theme.ON_FILL), theme.colour("fill")) >= 4.5


def test_contrast_of_black_on_white() -> None:
    assert theme.contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21.0)


def test_mix_meets_both_ends() -> None:
    assert theme.mix("panel", "acc", 0.0) == theme.colour("panel")
    assert theme.mix("panel", "acc", 1.0) == theme.colour("acc")


def test_switching_restyles_the_application_and_tells(qapp: QApplication) -> None:
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.current()))
    theme.set_theme("light")
    assert heard == ["light"]
    assert qapp.palette().window().color() == theme.colour("bg") == QColor("#e9edf2")
    assert "#ffffff" in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.set_theme("sepia")
    assert theme.current() == "dark"


def test_text_scale_enlarges_type_within_bounds() -> None:
    theme.set_text_scale(1.5)
    assert theme.font(12).pixelSize() == 18
    theme.set_text_scale(9)
    assert theme.text_scale == 1.6


def test_figures_are_equally_wide_and_inter_is_used() -> None:
    face = theme.font(13)
    metrics = QFontMetricsF(face)
    assert QFontInfo(face).family() == "Inter"
    assert metrics.horizontalAdvance("111") == pytest.approx(metrics.horizontalAdvance("888"))


def test_an_icon_takes_the_token_s_colour() -> None:
    drawn = icons.pixmap("check", "ok", 32).toImage()
    strongest = max((drawn.pixelColor(x, y) for x in range(32) for y in range(32)), key=lambda shade: shade.alpha())
    assert strongest.alpha() > 200
    assert strongest.name() == theme.css("ok")


def test_a_missing_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")


def test_every_icon_named_in_the_windows_is_shipped() -> None:
    root = Path(wargame.ui.__file__).parent
    calls = re.compile(r"(?:icons\.icon|icons\.pixmap|IconLabel)\(\s*\"([a-z0-9-]+)\"")
    named = {name for path in root.rglob("*.py") for name in calls.findall(path.read_text(encoding="utf-8"))}
    assert "handshake" in named
    assert sorted(name for name in named if not (assets() / "icons" / f"{name}.svg").is_file()) == []
