"""The letterhead above the title of a panel's documents, as plain data: agendas and minutes print the same."""

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever only prints has no need of the models
    from meetings.models import Letterhead, Panel


@dataclass(frozen=True, slots=True)
class DocumentLetterhead:
    """The address and logo above the title; ``logo`` is a PNG as a ``data:`` address, or empty."""

    address_line: str = ""
    logo: str = ""
    logo_alt: str = ""


def letterhead_of(panel: "Panel") -> DocumentLetterhead | None:
    """Return the panel's letterhead, in a query unless it came with the panel; None where it has none."""
    row: Letterhead | None = getattr(panel, "letterhead", None)
    if row is None:
        return None
    logo = f"data:image/png;base64,{b64encode(row.logo).decode()}" if row.logo else ""
    return DocumentLetterhead(row.address_line, logo, row.logo_alt)
