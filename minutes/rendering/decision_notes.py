"""Notes on decisions: what was set by hand because the text does not say it, printed in brackets behind the statement.

What the text says itself is not said twice; ``by_hand`` of a decision names what a person has set.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from core import english
from minutes.document.model import DocumentDecision
from minutes.rendering.votes import vote_note
from minutes.text.markup import parse_markup


def majority_words(dissent_count: int | None) -> str:
    """A majority in words, with the dissent where the minutes count it."""
    if dissent_count is None:
        return "By a majority"
    return f"By a majority, {dissent_count} dissenting"


def note_on(decision: DocumentDecision) -> str:
    """Return what is printed of a decision beside its text; empty where nothing was set by hand."""
    words = "; ".join(_facts(decision))
    return f"[{words[0].upper()}{words[1:]}.]" if words else ""


def _facts(decision: DocumentDecision) -> Iterator[str]:
    by_hand = frozenset(decision.by_hand)
    if decision.recommended_to:
        yield f"recommendation to {decision.recommended_to.rstrip('.')}"
    if decision.vote:
        named = f"dissenting: {english.and_list(decision.dissent_names)}" if decision.dissent_names else ""
        yield from filter(None, (vote_note(decision.vote), named))
    elif decision.carried_by and (carried := ", ".join(filter(None, [_majority(decision), _dissent(decision)]))):
        yield carried
    if decision.is_negative and "is_negative" in by_hand:
        yield "not carried"
    if decision.condition and "condition" in by_hand:
        yield f"condition: {decision.condition.rstrip('.')}"
    if decision.deferred_to and "deferred_to" in by_hand:
        yield f"deferred to {decision.deferred_to.rstrip('.')}"


def _majority(decision: DocumentDecision) -> str:
    return "by a majority" if "carried_by" in decision.by_hand else ""


def _dissent(decision: DocumentDecision) -> str:
    """Those who dissented, by name; and how many there were, where not all of them are named."""
    names, count = decision.dissent_names, decision.dissent_count
    if not names:
        is_counted = count is not None and bool({"carried_by", "dissent_count"} & set(decision.by_hand))
        return f"{count} dissenting" if is_counted else ""
    if count is not None and count > len(names):
        return f"{count} dissenting, among them {english.and_list(names)}"
    return f"dissenting: {english.and_list(names)}"


def with_notes(html: str, decisions: Iterable[DocumentDecision]) -> str:
    """A block in normal form with a note behind each of these statements that has one, in italics."""
    notes = {decision.id: note for decision in decisions if (note := note_on(decision))}
    if not notes:
        return html
    block = parse_markup(html)[0]
    last = {span.get("data-decision"): span for span in block.iter("span")}
    for uuid, span in last.items():
        if uuid in notes:
            _put_behind(span, notes[uuid])
    return etree.tostring(block, encoding="unicode", method="html", with_tail=False)


def _put_behind(span: etree._Element, note: str) -> None:
    """Put the note behind a statement; before the colon that leads on to its points, where it ends with one."""
    element, parent = etree.Element("em"), span.getparent()
    element.text = note
    if _take_colon(span):
        element.tail = ":"
        span.append(element)
    elif parent is not None:
        element.tail, span.tail = span.tail, " "
        parent.insert(parent.index(span) + 1, element)


def _take_colon(span: etree._Element) -> bool:
    """Put a blank in the place of the colon that a statement ends with; return whether there is one."""
    last = span[-1] if len(span) else None
    words = (span.text if last is None else last.tail) or ""
    if not words.endswith(":"):
        return False
    if last is None:
        span.text = f"{words[:-1]} "
    else:
        last.tail = f"{words[:-1]} "
    return True
