"""A month told from its ledger, one module a family of events; imports the engine and the scenario."""
