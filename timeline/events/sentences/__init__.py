"""One sentence under analysis: its clauses, its hits, the time that governs each, and as what it is told."""
