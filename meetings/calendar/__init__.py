"""The meetings of a panel: planned, moved, cancelled, numbered, and as a calendar feed."""
