"""Studies: many campaigns, tables of outcomes, calibration."""
