"""Tests of the game layer: desks, views, orders, months."""
