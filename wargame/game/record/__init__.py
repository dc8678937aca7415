"""A game on disk: one file that keeps every order as it is given; imports this layer's set-up and all below."""
