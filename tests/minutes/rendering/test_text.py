from dataclasses import replace

from core.audience import Audience
from minutes.document.redaction import redact
from minutes.rendering.text import render_text

IMPORTED = """\
Apologies:

Small Generators Maud Achterberg

1. Budget

What it costs

Priya Vale set out the budget for 2025. The Board AGREED to keep the reserve at 4% & no lower.

Members asked how the reserve was counted, as under GRID11/03. The Board:

- NOTED the contents of the paper; and
- APPROVED two delegations:
  - travel up to £500; and
  - training.

ACTION GRID12/02: Tomas Reed to provide a note on the reserve at the June 2024 meeting.

Year Reserve
2024 4%
2025 5%

2. A pointer

Further information is in the Confidential Minutes.
"""


def test_of_imported_minutes_nothing_is_printed_but_what_the_source_prints(imported_public):
    assert render_text(imported_public) == IMPORTED


def test_a_draft_of_our_own_begins_with_the_meeting_and_who_was_there(public):
    assert render_text(public).split("\n\n")[:3] == [
        "Grid Board\nMinutes of the 12th meeting\n9 May 2024\nPublic minutes\nDRAFT",
        "Present: Ines Holt, Independent Chair\n"
        "Alternate: Priya Vale, Networks, Alternate for Tomas Reed\n"
        "In attendance: Bo Lindqvist, Items 1 to 2\n"
        "Apologies: Maud Achterberg, Small Generators",
        "1. Budget",
    ]


def test_approved_minutes_are_not_called_a_draft(draft):
    text = render_text(redact(replace(draft, state="approved"), Audience.PUBLIC))

    assert "DRAFT" not in text


def test_a_withheld_item_prints_its_pointer_and_the_confidential_rendition_its_text(public, confidential):
    _, withheld = render_text(public).split("\n3. ")
    _, readable = render_text(confidential).split("\n3. ")

    assert withheld == (
        "A tender\n\nThis item is recorded in the Confidential Minutes of this meeting.\n\n"
        "4. Supply\n\nSupply was on time.\n"
    )
    assert readable == (
        "The Halden bid\n\nConfidential: Commercial until the award\n\n"
        "The Board heard that the bid of Halden Ltd was AGREED to be too high.\n\n"
        "4. Supply\n\nSupply was on time.\n\nConfidential\nOne late supplier is named here.\n"
    )


def test_a_number_that_can_still_change_says_so(draft):
    item = draft.items[0]
    action = replace(item.actions[0], is_draft_number=True)
    document = replace(draft, items=(replace(item, actions=(action,)),))

    text = render_text(redact(document, Audience.PUBLIC))

    assert "ACTION GRID12/02 (draft number): Tomas Reed to provide" in text
