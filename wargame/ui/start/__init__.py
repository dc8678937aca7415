"""The start screen, new game and load."""
