"""Tests of the scenario layer: reading, mistakes, arrays and the first state."""
