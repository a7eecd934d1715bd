"""When a panel meets: planned, moved, cancelled, numbered, and as a calendar feed."""
