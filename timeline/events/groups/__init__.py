"""From claims to events: which belong together, what forbids it, their days, their conflicts, their order."""
