"""What does a network see and hear? Figures of pictures and sound."""
