"""Characters: folding with a map back to the original. Knows no dates."""
