"""The minutes and their meeting as pages, and as print."""
