"""The diplomacy table."""
