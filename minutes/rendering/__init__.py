"""Renditions of minutes; each takes a redacted document, never a model."""
