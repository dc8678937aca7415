"""Tests of the record of a game."""
