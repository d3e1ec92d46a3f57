"""Answers frozen as they were at one moment, each at an address of its own."""
