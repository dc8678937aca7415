"""The order sheet."""
