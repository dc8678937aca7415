"""What one seat has: its sight, its draft, its budgets."""
