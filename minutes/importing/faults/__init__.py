"""What an extraction got wrong or leaves in doubt, and its corrections."""
