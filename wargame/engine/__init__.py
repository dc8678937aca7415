"""The turn engine: state, order sheets, chance, rules as a form, resolution; imports numpy only."""
