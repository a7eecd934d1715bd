"""What a service answers when it will not do what it was asked; the message is shown to the person as it stands."""

from collections.abc import Sequence


class Refusal(Exception):
    """The change was refused and nothing was written; the message says what to do, in a secretary's words."""


class NotAllowed(Refusal):
    """This person may see the thing but may not do this to it (403)."""


class WrongState(Refusal):
    """The thing is at another stage of its life (409)."""


class NotReady(Refusal):
    """Something is still missing; ``reasons`` are sentences, one for each gap."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


class Unacceptable(Refusal):
    """What was sent in cannot be taken as it is (400)."""


class ChangedMeanwhile(Unacceptable):
    """Somebody else has changed what this was written over; the message says what stands now."""
