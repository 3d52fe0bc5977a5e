"""What `pellucid match` does: two players meet, and the difference is measured."""
