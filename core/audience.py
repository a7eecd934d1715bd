"""Audiences, and what is fit for each. Pure: no Django, so that the wall can be tested by itself."""

from enum import StrEnum

WITHHELD_TITLE = "Confidential item"  # of an item that has no public title


class Sensitivity(StrEnum):
    PUBLIC = "public"
    CONFIDENTIAL = "confidential"


class Audience(StrEnum):
    """The two renditions of the minutes: what anybody may read, and what those cleared for it may."""

    PUBLIC = "public"
    CONFIDENTIAL = "confidential"

    def may_read(self, sensitivity: str) -> bool:
        """Tell whether a text of this sensitivity is for this audience.

        Raises ValueError for a sensitivity that is not known: what cannot be judged is not shown.
        """
        return Sensitivity(sensitivity) is Sensitivity.PUBLIC or self is Audience.CONFIDENTIAL
