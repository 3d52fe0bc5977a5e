"""What `pellucid explain` does: one row's pass, and what mattered."""
