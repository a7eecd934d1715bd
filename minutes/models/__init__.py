from .files import IssuedFile, Printing
from .minutes import (
    Approval,
    Countersignature,
    ImportedSource,
    Minutes,
    MinutesQuerySet,
    Signing,
    SignOff,
    StateChange,
    Version,
    VersionPublication,
    VersionQuerySet,
    VersionRow,
    VersionWithdrawal,
    what_is_read,
)
from .recommendation import RecommendationAnswer
from .text import BlockReason, ItemText, LateWords, Revision, UnsavedWords

__all__ = [
    "Approval",
    "BlockReason",
    "Countersignature",
    "ImportedSource",
    "IssuedFile",
    "ItemText",
    "LateWords",
    "Minutes",
    "MinutesQuerySet",
    "Printing",
    "RecommendationAnswer",
    "Revision",
    "SignOff",
    "Signing",
    "StateChange",
    "UnsavedWords",
    "Version",
    "VersionPublication",
    "VersionQuerySet",
    "VersionRow",
    "VersionWithdrawal",
    "what_is_read",
]
