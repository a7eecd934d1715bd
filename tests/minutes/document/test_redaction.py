from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from minutes.document.model import (
    DocumentAction,
    DocumentBlock,
    DocumentDecision,
    DocumentItem,
    DocumentMention,
    MinutesDocument,
)
from minutes.document.redaction import POINTER, is_withheld, redact, sensitivity_of

sensitivities = st.sampled_from(list(Sensitivity))


@st.composite
def items(draw: st.DrawFn, number: int) -> DocumentItem:
    """An item in which every text says whether it is secret."""
    whole = draw(sensitivities)
    blocks, decisions, actions, mentions = [], [], [], []
    for place in range(draw(st.integers(0, 4))):
        own = draw(sensitivities)
        token = "SECRET" if Sensitivity.CONFIDENTIAL in (whole, own) else "open"
        block = f"{number}-{place}"
        blocks.append(DocumentBlock(block, "paragraph", f"<p>{token}</p>", token, own))
        decisions.append(DocumentDecision(f"d{block}", block, "AGREED", "text", token, token))
        actions.append(DocumentAction(f"a{block}", block, f"GRID1/0{place}", False, token, token, token))
        mentions.append(DocumentMention(block, token))
    return DocumentItem(
        number,
        "SECRET" if whole is Sensitivity.CONFIDENTIAL else "open",
        sensitivity=whole,
        sensitivity_reason="SECRET" if whole is Sensitivity.CONFIDENTIAL else "",
        blocks=tuple(blocks),
        decisions=tuple(decisions),
        actions=tuple(actions),
        mentions=tuple(mentions),
    )


@st.composite
def documents(draw: st.DrawFn) -> MinutesDocument:
    count = draw(st.integers(0, 4))
    return MinutesDocument(
        "GRID", "Grid Code Panel", 1, "draft", items=tuple(draw(items(number)) for number in range(1, count + 1))
    )


@given(documents())
def test_no_secret_is_in_the_public_rendition_and_no_number_shifts(document: MinutesDocument) -> None:
    public = redact(document, Audience.PUBLIC).document

    assert "SECRET" not in repr(public)
    assert [item.number for item in public.items] == [item.number for item in document.items]


@given(documents())
def test_everything_public_stays_and_the_cleared_read_all(document: MinutesDocument) -> None:
    public = redact(document, Audience.PUBLIC).document

    assert repr(public).count("<p>open</p>") == repr(document).count("<p>open</p>")
    assert redact(document, Audience.CONFIDENTIAL).document == document


@given(documents())
def test_what_has_passed_the_wall_passes_it_again_unchanged(document: MinutesDocument) -> None:
    once = redact(document, Audience.PUBLIC)

    assert redact(once.document, Audience.PUBLIC) == once


def test_what_has_passed_the_wall_cannot_be_exchanged() -> None:
    document = MinutesDocument("GRID", "Panel", 1, "draft")

    with pytest.raises(FrozenInstanceError):
        redact(document, Audience.PUBLIC).document = document


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("place", ["item", "block", "front"])
def test_a_sensitivity_nobody_knows_is_shown_to_nobody(audience: Audience, place: str) -> None:
    odd = DocumentBlock("b", "paragraph", "<p>x</p>", "x", "restricted")
    item = DocumentItem(1, "Title", sensitivity="restricted" if place == "item" else "public")
    document = MinutesDocument("GRID", "Panel", 1, "draft", items=(item,))
    if place == "block":
        document = replace(document, items=(replace(item, blocks=(odd,)),))
    if place == "front":
        document = replace(document, front=(odd,))

    with pytest.raises(ValueError, match="restricted"):
        redact(document, audience)


def test_a_withheld_item_keeps_its_number_a_public_title_and_a_pointer() -> None:
    secret = DocumentItem(7, "Takeover of Acme", "Commercial matter", Sensitivity.CONFIDENTIAL, "Commercial")
    document = MinutesDocument("GRID", "Panel", 1, "draft", items=(secret, replace(secret, public_title="")))

    titled, untitled = redact(document, Audience.PUBLIC).document.items

    assert (titled.number, titled.title, titled.pointer) == (7, "Commercial matter", POINTER)
    assert untitled.title == WITHHELD_TITLE
    assert is_withheld(titled)


def test_a_link_to_a_withheld_statement_goes_with_it() -> None:
    blocks = (
        DocumentBlock("b1", "paragraph", "", "", Sensitivity.CONFIDENTIAL),
        DocumentBlock("b2", "paragraph", "", ""),
    )
    decisions = (
        DocumentDecision("d1", "b1", "AGREED", "text", "", "one"),
        DocumentDecision("d2", "b2", "AGREED", "list", "", "two", restates="d1"),
    )
    document = MinutesDocument(
        "GRID", "Panel", 1, "draft", items=(DocumentItem(1, "T", blocks=blocks, decisions=decisions),)
    )

    (decision,) = redact(document, Audience.PUBLIC).document.items[0].decisions

    assert (decision.id, decision.restates) == ("d2", "")


def test_the_public_is_told_no_reason_for_secrecy() -> None:
    """A text that was made public since can still have the reason why it was not."""
    block = DocumentBlock("b", "paragraph", "<p>x</p>", "x", sensitivity_reason="Once commercial")
    item = DocumentItem(1, "Title", "Another title", sensitivity_reason="Once commercial", blocks=(block,))
    document = MinutesDocument("GRID", "Panel", 1, "draft", items=(item,))

    public, cleared = (redact(document, audience).document.items for audience in Audience)

    assert public == (DocumentItem(1, "Title", blocks=(replace(block, sensitivity_reason=""),)),)
    assert cleared == (item,)


def test_what_is_confidential_has_that_sensitivity() -> None:
    assert sensitivity_of(is_confidential=True) is Sensitivity.CONFIDENTIAL
    assert sensitivity_of(is_confidential=False) is Sensitivity.PUBLIC
