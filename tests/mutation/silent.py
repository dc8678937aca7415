"""Numbers and figures of the rules behind the board that stand behind no figure of it, each with the reason."""

SILENT: dict[tuple[str, str], str] = {}
"""(rule, name) -> why nothing that is shown before it happens rests on it."""
