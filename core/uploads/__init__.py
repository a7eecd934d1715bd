"""Files that people hand in: kinds, limits, scanning, and the expiry of what was made of them."""
