"""Numbers, names, terms and sentences: the only prose and formatting of the house."""
