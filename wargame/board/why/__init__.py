"""Why a figure is what it is, and the rulebook browser."""
