"""The month report, objectives and the outcome."""
