"""Tests of the lab, in a package so that they share what starts a real one."""
