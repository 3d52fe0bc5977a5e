"""What `pellucid experiment` does."""
