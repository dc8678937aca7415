"""Why, rulebook, calibration and help."""
