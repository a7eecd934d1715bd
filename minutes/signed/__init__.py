"""Signed minutes as files of record: issued, verified, inspected."""
