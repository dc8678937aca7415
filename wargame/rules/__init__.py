"""The rulebook: content only, one module per chapter of the source article."""
