"""A game on disk: one file that keeps every order as it is given. It knows no game."""
