"""Where Django looks for models; each lives in the module that is about it."""

from core.accounts import User
from core.audit import AuditEvent, ChainHead

__all__ = ["AuditEvent", "ChainHead", "User"]
