"""The order sheet: every instruction of a seat by family, edited in place."""

from wargame.ui.orders.panel import OrderSheetPanel

__all__ = ["OrderSheetPanel"]
