"""The agenda: built, proposed to, issued, read, on paper."""
