"""What `pellucid learn` and `pellucid course` do."""
