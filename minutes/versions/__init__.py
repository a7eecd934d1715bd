"""Versions: frozen, compared, succeeded by others, signed."""
