"""Keras 3 models, on any of its backends, as patients of the doctor. Keras loads when used."""
