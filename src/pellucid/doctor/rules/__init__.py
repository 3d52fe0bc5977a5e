"""What may be wrong? One small file a rule; its docstring is its page in the documentation."""
