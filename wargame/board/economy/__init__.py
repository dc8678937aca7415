"""The economic panel."""
