"""Pictures made of characters: they know numbers, and nothing of networks."""
