"""What `pellucid lab` does: the lab on a port, its address said, and the browser sent there."""
