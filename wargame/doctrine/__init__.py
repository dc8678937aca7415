"""Doctrines: an observation turned into a sheet and into answers, in the engine's arrays."""
