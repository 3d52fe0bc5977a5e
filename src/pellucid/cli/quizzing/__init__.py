"""What `pellucid quiz` does: choose, ask, grade, keep, hand on."""
