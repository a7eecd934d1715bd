"""What a panel's secretariat sets, section by section: a form each, and what it changes, said before it is kept."""
