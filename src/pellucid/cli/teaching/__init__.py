"""The parts of `pellucid train GAME`."""
