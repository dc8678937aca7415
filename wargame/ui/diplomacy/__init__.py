"""The diplomacy table: ladder, issues, utilities, audiences, dossiers and templates."""

from wargame.ui.diplomacy.panel import DiplomacyPanel

__all__ = ["DiplomacyPanel"]
