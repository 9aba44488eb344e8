"""Persons, places, bodies and offices: the gazetteer, and where names stand in a sentence."""
