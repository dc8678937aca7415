"""Figures worked out by the rulebook's own functions on what a seat sees."""
