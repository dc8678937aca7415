"""The table round: initiatives and their answers."""
