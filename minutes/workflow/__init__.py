"""The moves of minutes from draft to published: who makes them, what must be there, and who is told."""
