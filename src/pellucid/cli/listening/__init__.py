"""What `pellucid listen` does: record, answer, show."""
