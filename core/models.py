"""The models, where Django looks for them; each lives in the module that is about it."""

from core.accounts.models import User
from core.accounts.session_store import AccountSession
from core.audit.checks import TrailCheck
from core.audit.trail import AuditEvent, ChainHead
from core.shared_cache import CacheEntry
from core.unsent.models import UnsentForm

__all__ = ["AccountSession", "AuditEvent", "CacheEntry", "ChainHead", "TrailCheck", "UnsentForm", "User"]
