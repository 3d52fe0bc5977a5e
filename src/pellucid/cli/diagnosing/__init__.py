"""The parts of `pellucid diagnose`."""
