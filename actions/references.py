"""Action references such as SECP47/02: panel code, meeting number, stroke, action number. Pure: no Django."""

import re
from dataclasses import dataclass, field

from meetings.references import ANY_CODE, BETWEEN_IF_TYPED, action_written, meeting_written

FEWEST_DIGITS = 2
NO_NUMBER = 0  # of an action that a published document prints without one
TEXT_OF_ACTION = "…"  # in a label as printed, where something is printed behind the action's text too
MOST_DIGITS = 9  # panels choose two or three; what others have published may have more
PATTERN = re.compile(rf"{ANY_CODE}{BETWEEN_IF_TYPED}(?P<meeting>[1-9]\d*)\s?/\s?(?P<number>0*[1-9]\d*)")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An action by name, and the fewest ``digits`` its number is written with: SECP47/02 or SECP47/002.

    However it is written it is one action: references are compared and hashed by what they name alone. That of an
    action printed without a number names only its meeting.
    """

    panel_code: str
    meeting_number: int
    number: int
    digits: int = field(default=FEWEST_DIGITS, compare=False)

    def __str__(self) -> str:
        if self.number == NO_NUMBER:
            return f"{meeting_written(self.panel_code, self.meeting_number)}, no number"
        return action_written(self.panel_code, self.meeting_number, self.number, self.digits)

    @property
    def plain(self) -> str:
        """The reference in two digits: the same however it was written."""
        return action_written(self.panel_code, self.meeting_number, self.number, FEWEST_DIGITS)

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """Return the reference that the text is, in capitals or not, with as many digits as it was written with.

        Raises ValueError when the text is anything else, or numbers an action nought.
        """
        match = PATTERN.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"“{text}” is not the reference of an action, such as SECP47/02.")
        return cls(match["code"].upper(), int(match["meeting"]), int(match["number"]), digits_of(match["number"]))


def digits_of(written: str) -> int:
    """Return with how many digits a number is written, within what a reference can have."""
    return min(max(len(written), FEWEST_DIGITS), MOST_DIGITS)
