"""What an event is called: a short label, never more than some claim says."""
