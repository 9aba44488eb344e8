"""The language and world data of the event stage: TOML and one table, read once."""
