"""Timelines in the formats of other people's software."""
