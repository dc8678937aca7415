"""A month told: ledger to events, events to words for one reader."""
