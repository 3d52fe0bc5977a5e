"""Neural networks you can see through."""
