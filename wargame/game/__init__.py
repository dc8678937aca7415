"""A game in progress: seats, sheets, record; imports ai, scenario, rules and engine."""
