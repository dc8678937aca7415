"""The table round."""
