"""What `pellucid play` does: a board, a conversation, a game kept, a position answered."""
