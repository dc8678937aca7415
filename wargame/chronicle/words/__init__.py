"""Events put into words, by subject: each kind with its clause and its sentence."""
