"""Where Django looks for models; each lives in the module that is about it."""

from core.accounts import User
from core.audit import AuditEvent, ChainHead
from core.shared_cache import CacheEntry

__all__ = ["AuditEvent", "CacheEntry", "ChainHead", "User"]
