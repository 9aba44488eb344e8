"""The words of events as data, and what their forms tell: the lexicon, inflection, senses, rarity."""
