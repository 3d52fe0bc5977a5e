"""Patches of Keras scripts: what each change writes, and where it writes nothing."""
