"""The order sheet: every instruction of a seat by family, edited in place.

Imports the views, the orders and ui pieces.
"""

from wargame.ui.orders.panel import OrderSheetPanel

__all__ = ["OrderSheetPanel"]
