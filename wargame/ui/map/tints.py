"""Colours of the map, all mixed from the application's tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor

from wargame.ui.style import theme


def _blend(under: QColor, over: QColor, share: float) -> QColor:
    """A colour ``share`` (0..1) of the way to another."""
    return QColor(
        round(under.red() + (over.red() - under.red()) * share),
        round(under.green() + (over.green() - under.green()) * share),
        round(under.blue() + (over.blue() - under.blue()) * share),
    )


def is_dark() -> bool:
    """True in the dark theme."""
    return theme.current() == "dark"


def sea() -> QColor:
    """Open water."""
    return (
        _blend(theme.mix("bg", "a", 0.04), theme.colour("fill"), 0.09)
        if is_dark()
        else _blend(theme.colour("bg"), theme.colour("a"), 0.19)
    )


def shallows() -> tuple[QColor, QColor, QColor]:
    """Three bands of water towards the coast, outermost first."""
    under, shares = (sea(), (0.03, 0.07, 0.12)) if is_dark() else (theme.colour("bg"), (0.16, 0.13, 0.10))
    first, second, third = (_blend(under, theme.colour("a"), share) for share in shares)
    return first, second, third


def land() -> QColor:
    """Neighbouring countries."""
    return theme.mix("panel", "line", 0.30) if is_dark() else theme.mix("bg", "line", 0.15)


def home() -> QColor:
    """Ukraine, a shade off its neighbours."""
    return theme.mix("raised", "line", 0.62) if is_dark() else theme.colour("panel")


def river() -> QColor:
    """Rivers and shores."""
    return _blend(sea(), theme.colour("a"), 0.42 if is_dark() else 0.34)


def dry() -> QColor:
    """The bed of the drained reservoir."""
    return _blend(home(), theme.colour("warn"), 0.09 if is_dark() else 0.13)


def shore() -> QColor:
    """The coast line."""
    return _blend(sea(), theme.colour("a"), 0.34 if is_dark() else 0.40)


def border() -> QColor:
    """The recognised border of Ukraine."""
    return _blend(home(), theme.colour("text"), 0.72 if is_dark() else 0.55)


def far_border() -> QColor:
    """Borders between other countries."""
    return _blend(land(), theme.colour("mut"), 0.5)


def oblast() -> QColor:
    """Boundaries of the oblasts."""
    return _blend(home(), theme.colour("mut"), 0.34 if is_dark() else 0.45)


def halo() -> QColor:
    """What labels and markers are set off from the ground with."""
    tone = theme.colour("bg") if is_dark() else theme.colour("panel")
    tone.setAlphaF(0.85)
    return tone


def area_name() -> QColor:
    """Names of countries."""
    tone = theme.colour("mut")
    tone.setAlphaF(0.42 if is_dark() else 0.6)
    return tone


def water_name() -> QColor:
    """Names of seas."""
    return _blend(sea(), theme.colour("a"), 0.55 if is_dark() else 0.75)


def shadow(opacity: float) -> QColor:
    """Darkness under lines and counters."""
    return QColor(0, 0, 0, round(255 * (opacity if is_dark() else opacity * 0.45)))


def hairline() -> QColor:
    """The thin line in the middle of the front."""
    return QColor(255, 255, 255, 190 if is_dark() else 225)


def side(index: int, opacity: float = 1.0) -> QColor:
    """A belligerent's colour."""
    return theme.alpha(theme.side(index), opacity)


def faded(colour: QColor, opacity: float) -> QColor:
    """The same colour with another opacity (0..1)."""
    tone = QColor(colour)
    tone.setAlphaF(opacity)
    return tone
