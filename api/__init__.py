"""The HTTP service over the ``timeline`` library."""
