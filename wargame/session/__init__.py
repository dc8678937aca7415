"""A game in progress: seats, sheets, the table; resumed, replayed, branched, salvaged, exported."""
