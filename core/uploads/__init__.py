"""Files that people hand in: kinds, limits, scanning, and when what was made of them goes."""
