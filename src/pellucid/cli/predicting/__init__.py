"""What `pellucid predict` does: read, answer, write."""
