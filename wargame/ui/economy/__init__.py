"""The economic panel: both belligerents' endurance, the strike planner and support from abroad."""

from wargame.ui.economy.panel import EconomyPanel

__all__ = ["EconomyPanel"]
