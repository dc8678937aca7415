"""Theme, icons and how figures are drawn."""
