"""The meeting while it is held: opened, its attendance recorded, closed."""
