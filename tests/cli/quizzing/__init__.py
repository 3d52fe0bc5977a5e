"""Tests of `pellucid quiz`."""
