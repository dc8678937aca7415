"""Old records, one at least of every format, which every later version must load; they are never written again."""
