"""The pages: server-rendered, right-to-left first, no script."""
