"""The frontline map: geography, line of contact, counters, nodes and the gestures that plot orders."""
