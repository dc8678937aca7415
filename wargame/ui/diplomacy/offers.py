"""What the order sheet lets this seat change from the diplomacy table."""

from __future__ import annotations

from wargame.board.orders.view import OrderSheetView, Slider
from wargame.engine.orders import FundDossier, SetMandate


def mandate(sheet: OrderSheetView, issue: int) -> Slider | None:
    """The slider of the mandate on one issue, or None when this seat gives none."""
    return next((each for each in _sliders(sheet) if _concerns(each, issue)), None)


def _concerns(slider: Slider, issue: int) -> bool:
    return isinstance(slider.order, SetMandate) and slider.order.issue == issue


def dossier(sheet: OrderSheetView, index: int) -> Slider | None:
    """The slider of the points put into one European dossier, or None when this seat may not fund it."""
    for slider in _sliders(sheet):
        if isinstance(slider.order, FundDossier) and int(slider.order.dossier) == index:
            return slider
    return None


def _sliders(sheet: OrderSheetView) -> tuple[Slider, ...]:
    return tuple(slider for line in sheet.lines if line.family == "negotiation" for slider in line.sliders)
