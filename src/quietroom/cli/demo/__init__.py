"""The demonstration: the founding story, played by separate clients over a real server."""
