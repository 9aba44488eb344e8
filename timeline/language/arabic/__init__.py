"""Arabic: lexicon as TOML, grammar as rules with examples."""
