"""Scenario files: reading, checking and turning them into a theatre and a first state."""
