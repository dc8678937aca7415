"""Builders of views: a desk turned into what panels show; imports the engine and this layer's desk and views."""
