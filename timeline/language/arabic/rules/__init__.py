"""The grammar of Arabic time expressions, one module per kind."""
