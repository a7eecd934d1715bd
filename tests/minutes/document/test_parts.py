"""Parts of a document, made from what was read of a text."""

from core.audience import Sensitivity
from minutes.document.parts import document_blocks, document_decision, document_mentions
from minutes.text import read
from tests.factories import paragraph, stated, uuid_of

TEXT = (
    stated("agreed", "AGREED", "the budget")
    + paragraph("open", "See GRID11/02.")
    + paragraph("hush", "Low.", secret=True)
)


def test_a_reason_counts_for_a_confidential_block_and_for_no_other() -> None:
    reasons = {uuid_of("open"): "A mistake", uuid_of("hush"): "Prices"}

    blocks = document_blocks(read(TEXT, panel_code="GRID").blocks, reasons)

    assert [(block.sensitivity, block.sensitivity_reason) for block in blocks] == [
        (Sensitivity.PUBLIC, ""),
        (Sensitivity.PUBLIC, ""),
        (Sensitivity.CONFIDENTIAL, "Prices"),
    ]


def test_a_statement_and_a_mention_keep_what_they_say_and_their_block() -> None:
    reading = read(TEXT, panel_code="GRID")

    decision = document_decision(reading.statements[0])
    mentions = document_mentions(reading.mentions)

    assert (decision.id, decision.block) == (uuid_of("agreed"), uuid_of("block of agreed"))
    assert (decision.outcome, decision.lead, decision.text) == ("AGREED", "The Panel", "AGREED the budget.")
    assert [(mention.block, mention.reference) for mention in mentions] == [(uuid_of("open"), "GRID11/02")]
