"""The set-up of a panel, section by section: a form each, and what it changes, shown before it is kept."""
