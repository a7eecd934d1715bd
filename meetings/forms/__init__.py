"""What secretaries fill in about panels and meetings."""
