"""Schema migrations, run by ``timeline.store.engine``; each revision is one file."""
