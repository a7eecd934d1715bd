"""A password for whoever comes first."""

PASSWORD = "lantern and paper 47"
