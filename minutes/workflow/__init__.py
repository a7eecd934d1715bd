"""How minutes move from draft to published: who moves them, what must be there, and who is told."""
