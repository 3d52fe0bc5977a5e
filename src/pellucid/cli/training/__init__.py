"""What `pellucid train` does: ask, learn, watch, say, keep."""
