"""Line of Contact: a wargaming board for negotiation under fire."""

__version__ = "0.1.0"
