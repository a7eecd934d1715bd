"""The document as plain data."""

from minutes.document.model import DocumentAction, DocumentItem, DocumentMention, MinutesDocument

RAISED = DocumentAction("a", "b", "GRID12/01", False, "Clerk", "", "The Clerk to write.")


def document(*mentions: str) -> MinutesDocument:
    item = DocumentItem(1, "Fees", actions=(RAISED,), mentions=tuple(DocumentMention("b", name) for name in mentions))
    return MinutesDocument("GRID", "Grid Code Panel", 12, "draft", items=(item, DocumentItem(2, "Close")))


def test_earlier_actions_are_referred_to_once_each_in_the_order_of_the_text() -> None:
    assert document("GRID11/02", "GRID10/01", "GRID11/02").actions_referred_to == ("GRID11/02", "GRID10/01")


def test_an_action_raised_here_is_none_however_it_is_spelled() -> None:
    assert document("GRID12/01", "GRID12/001").actions_referred_to == ()


def test_actions_and_reference_are_those_of_all_items_and_of_the_meeting() -> None:
    assert document().actions == (RAISED,)
    assert document().reference == "GRID12"
