"""The turn engine: state, order sheets, chance, rules as a form, resolution."""
