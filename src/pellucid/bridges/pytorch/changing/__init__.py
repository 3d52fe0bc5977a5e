"""Changes of a module, its loss and its optimiser, from outside: one file a kind of change."""
