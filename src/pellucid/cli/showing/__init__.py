"""What `pellucid show` does: a network as a picture, or as JSON."""
