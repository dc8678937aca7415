"""Pictures of screens and boards."""
