"""The audit trail: written once, hashed event onto event, and proved."""
