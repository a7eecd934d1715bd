"""A panel: its rules, numbers of papers, letterhead, and its page."""
