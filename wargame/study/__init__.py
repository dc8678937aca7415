"""Studies: many campaigns, tables of outcomes, calibration; imports doctrine, rules, scenario and engine."""
