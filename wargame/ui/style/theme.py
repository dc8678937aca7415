"""The one colour table, the type and the application style."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from wargame import resources
from wargame.ui.style import stylesheet

TOKENS: Final[dict[str, tuple[str, str]]] = {
    "bg": ("#0e141b", "#e9edf2"),
    "panel": ("#161e28", "#ffffff"),
    "raised": ("#1d2733", "#f4f7fa"),
    "sunken": ("#10171f", "#edf1f5"),
    "line": ("#293543", "#d6dde5"),
    "edge": ("#66778a", "#7e8b99"),
    "text": ("#e9eff6", "#16202a"),
    "mut": ("#a3b1c1", "#51606f"),
    "acc": ("#8ea6ff", "#3352cf"),
    "fill": ("#4560dd", "#3352cf"),
    "a": ("#4fb7ea", "#0a6f9f"),
    "b": ("#f6985b", "#b14a0c"),
    "ok": ("#4fcfa6", "#0c7355"),
    "bad": ("#ff8379", "#be2d28"),
    "warn": ("#f0c05a", "#855600"),
}
"""Token to its dark and its light colour."""

THEMES: Final = ("dark", "light")
SURFACES: Final = ("bg", "panel", "raised", "sunken")
TEXT_TOKENS: Final = ("text", "mut", "acc", "a", "b", "ok", "bad", "warn")
ON_FILL: Final = "#ffffff"
"""Text on the primary button, in both themes."""
SIDE_TOKENS: Final = ("a", "b")

_FAMILIES: Final = ["Inter", "Noto Sans", "DejaVu Sans"]


class _Notifier(QObject):
    """Carries the module's one signal."""

    changed = Signal()


_notifier = _Notifier()
changed = _notifier.changed
"""Emitted after the theme or the text scale has changed; widgets repaint and fit themselves again."""

text_scale = 1.0
"""Factor on every text size, 0.8 to 1.6."""

_theme = "dark"
_restyled = False


def current() -> str:
    """The theme in use: ``dark`` or ``light``."""
    return _theme


def css(name: str) -> str:
    """Colour of a token in the current theme as ``#rrggbb``; raises KeyError for an unknown token."""
    return TOKENS[name][THEMES.index(_theme)]


def colour(name: str) -> QColor:
    """Colour of a token in the current theme."""
    return QColor(css(name))


def alpha(name: str, opacity: float) -> QColor:
    """Colour of a token with an opacity of 0..1."""
    tinted = colour(name)
    tinted.setAlphaF(opacity)
    return tinted


def mix(base: str, token: str, share: float) -> QColor:
    """A tint: the base token with ``share`` (0..1) of another token laid over it."""
    under, over = colour(base), colour(token)
    pairs = ((under.red(), over.red()), (under.green(), over.green()), (under.blue(), over.blue()))
    return QColor(*(round(low + (high - low) * share) for low, high in pairs))


def side(index: int | None) -> str:
    """Token of a belligerent; external seats are muted."""
    return "mut" if index is None else SIDE_TOKENS[index]


def font(size: int, weight: int = 400, words: str = "") -> QFont:
    """Inter at a size in pixels (before the text scale) and a weight of 100..900, with figures of equal width.

    Inter widens hyphens together with figures, so ``words`` with a hyphen are set with plain figures.
    """
    face = _plain_face(size, weight)
    if "-" not in words:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def _plain_face(size: int, weight: int = 400) -> QFont:
    face = QFont(_FAMILIES)
    face.setPixelSize(max(8, round(size * text_scale)))
    face.setWeight(QFont.Weight(weight))
    return face


def scaled(pixels: float) -> int:
    """A height or width that must grow with the text."""
    return round(pixels * text_scale)


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio of two opaque colours, 1..21, as WCAG 2 defines it."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(shade: QColor) -> float:
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def set_theme(name: str) -> None:
    """Switch to ``dark`` or ``light`` and restyle the running application; raises ValueError for another name."""
    global _theme
    if name not in THEMES:
        raise ValueError(f"There is no theme called {name!r}; choose one of {', '.join(THEMES)}.")
    if name != _theme:
        _theme = name
        _restyle()


def set_text_scale(factor: float) -> None:
    """Scale every text by a factor, held to 0.8..1.6."""
    global text_scale
    held = min(1.6, max(0.8, factor))
    if held != text_scale:
        text_scale = held
        _restyle()


def apply(app: QApplication) -> None:
    """Give the application the Fusion style, and the fonts, the palette and the style sheet."""
    app.setStyle("Fusion")
    _style(app)


def redress() -> None:
    """Have widgets fit themselves again after they moved to another parent.

    Qt then gives them back the fonts and colours of their first day, which matters only once the look has changed.
    """
    if _restyled:
        changed.emit()


def _restyle() -> None:
    global _restyled
    _restyled = True
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _style(app)
    changed.emit()


def _style(app: QApplication) -> None:
    _load_fonts()
    app.setPalette(palette())
    # Widgets inherit font features from the application, so its own font has none.
    app.setFont(_plain_face(13))
    app.setStyleSheet(stylesheet.render({name: css(name) for name in TOKENS} | _tints() | _arrows(), text_scale))


def _arrows() -> dict[str, str]:
    folder = resources.assets() / "icons" / "themed"
    return {way: (folder / f"{way}-{_theme}.svg").as_posix() for way in ("up", "down")}


def _tints() -> dict[str, str]:
    return {
        "hover": mix("raised", "acc", 0.12).name(),
        "chosen": mix("panel", "acc", 0.16).name(),
        "fillhover": mix("fill", "text", 0.10).name() if _theme == "dark" else mix("fill", "text", 0.2).name(),
        "onfill": ON_FILL,
    }


def _load_fonts() -> None:
    if "Inter" in QFontDatabase.families():
        return
    for path in sorted((resources.assets() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def palette() -> QPalette:
    """The Qt palette of the current theme."""
    role = QPalette.ColorRole
    shades = {
        role.Window: "bg", role.WindowText: "text", role.Base: "sunken", role.AlternateBase: "raised",
        role.Text: "text", role.Button: "raised", role.ButtonText: "text", role.BrightText: "bad",
        role.ToolTipBase: "raised", role.ToolTipText: "text", role.PlaceholderText: "mut", role.Link: "acc",
        role.LinkVisited: "acc", role.Highlight: "fill", role.Accent: "acc", role.Light: "line", role.Midlight: "line",
        role.Dark: "edge", role.Mid: "edge", role.Shadow: "sunken",
    }  # fmt: skip
    result = QPalette()
    for where, token in shades.items():
        result.setColor(where, colour(token))
    result.setColor(role.HighlightedText, QColor(ON_FILL))
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, mix("panel", "mut", 0.75))
    return result
