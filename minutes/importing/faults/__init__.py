"""Faults and doubts of an extraction, and their corrections."""
