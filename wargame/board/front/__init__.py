"""The frontline map."""
