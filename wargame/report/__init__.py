"""Reports and exports of a game."""
