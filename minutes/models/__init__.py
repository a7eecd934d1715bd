from .files import IssuedFile, Printing
from .minutes import (
    Approval,
    ImportedSource,
    Minutes,
    MinutesQuerySet,
    SignOff,
    StateChange,
    Version,
    VersionPublication,
    VersionQuerySet,
    VersionRow,
    VersionWithdrawal,
    what_is_read,
)
from .text import BlockReason, ItemText, Revision

__all__ = [
    "Approval",
    "BlockReason",
    "ImportedSource",
    "IssuedFile",
    "ItemText",
    "Minutes",
    "MinutesQuerySet",
    "Printing",
    "Revision",
    "SignOff",
    "StateChange",
    "Version",
    "VersionPublication",
    "VersionQuerySet",
    "VersionRow",
    "VersionWithdrawal",
    "what_is_read",
]
