"""The vectors of the knock: moments worked out by hand from the rules of each clock."""
