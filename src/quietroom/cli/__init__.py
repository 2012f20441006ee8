"""The command line: `quietroom …`, thin over the rules."""
