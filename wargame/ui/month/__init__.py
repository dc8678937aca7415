"""Log, month report, outcome and looking back."""
