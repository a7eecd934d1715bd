"""Action references such as SECP47/02: panel code, meeting number, stroke, two digits. Pure: no Django."""

import re
from dataclasses import dataclass

PATTERN = re.compile(r"(?P<code>[A-Za-z]{2,8})\s?(?P<meeting>[1-9]\d{0,3})\s?/\s?(?P<number>\d{1,3})")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    panel_code: str
    meeting_number: int
    number: int

    def __str__(self) -> str:
        return f"{self.panel_code}{self.meeting_number}/{self.number:02}"

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """The reference that a text is, in any case and with or without its leading nought.

        Raises ValueError when the text is anything else, or numbers an action nought.
        """
        match = PATTERN.fullmatch(text.strip())
        if match is None or int(match["number"]) == 0:
            raise ValueError(f"“{text}” is not the reference of an action, such as SECP47/02.")
        return cls(match["code"].upper(), int(match["meeting"]), int(match["number"]))
