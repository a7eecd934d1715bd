"""Refusals: a service will not do what it was asked. The message is shown to the person as it stands."""

from collections.abc import Sequence


class Refusal(Exception):
    """A change that was refused, with nothing written; the message says what to do, in a secretary's words."""


class NotAllowed(Refusal):
    """A change that this person may not make, to a thing that they may see (403)."""


class WrongState(Refusal):
    """A change that comes too early or too late in the life of the thing (409)."""


class NotReady(Refusal):
    """A change for which something is still missing; ``reasons`` are sentences, one for each gap."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


class Unacceptable(Refusal):
    """A request that cannot be accepted as it is (400)."""


class ChangedMeanwhile(Unacceptable):
    """A text written over one that somebody else has changed; the message says what stands now."""
