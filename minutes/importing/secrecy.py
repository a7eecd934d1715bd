"""What a published text itself marks as confidential: items by their titles or the part they stand in, and blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .lines import SourceLine
from .parsed import ActionBlock, Block, BulletList, Doubt, Furniture, Item, Paragraph, Subheading
from .restarts import is_part_heading

_SURE = r"(?:(?:strictly |staff |highly )?confidential|(?:commercial[- ]?)?in[- ]confidence|in camera)"
_UNSURE = r"(?:private|restricted|exempt|reserved|closed)"  # these are words of other matters too
_THING = r"(?:items?|business|session|part|section|agenda|discussion|minutes?)"
_MARKS_ITEM = re.compile(
    rf"[\[(]\s?(?:{_SURE}(?:\s?[,;:–—-][^()\[\]]{{0,60}}| (?:matters?|{_THING}))?|{_UNSURE}(?: {_THING})?)\s?[\])]|"
    rf"^(?:{_SURE}|{_UNSURE})(?: (?:matter|{_THING}))?\s?[:–—-]\s|\s[:–—-] {_SURE}(?: (?:matter|{_THING}))?\.?$|"
    rf":\s?{_SURE}$|^(?:{_SURE} (?:matters?|{_THING})|{_UNSURE} {_THING})\b",
    re.I,
)
_MARK = (
    r"(?:(?:STRICTLY )?CONFIDENTIAL|(?:Strictly )?Confidential|COMMERCIAL[- ]IN[- ]CONFIDENCE|"
    r"Commercial[- ]in[- ]confidence|IN CONFIDENCE|In confidence)"
)
_BEGINS_WITH_MARK = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?\s+)?(?:[\[(]{_MARK}[^()\[\]]{{0,60}}[\])]|{_MARK}\s?[:–—-]\s)"
)
_ENDS_WITH_MARK = re.compile(rf"[\[(]{_MARK}[\])]\.?$")
_AT_END = 60  # characters
_STANDS_ALONE = re.compile(rf"[\[(]?{_MARK}(?: (?:section|part|item|session|minute|note))?[\])]?[:.]?")
_SECRET_PART = re.compile(r"\b(?:confidential|closed|private|reserved|exempt|restricted|in camera)\b", re.I)
_OPEN_PART = re.compile(r"\bnon-confidential\b|\bopen\b|\bpublic (?:session|part|section|meeting|business)\b", re.I)
_MARKS_DOCUMENT = re.compile(rf"(?:^|[|–—:(\[-]\s?){_MARK}(?:$|\s?[|–—:)\]-])")


def with_secrecy(front: Sequence[Block], items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, told which of them, and which of their blocks, the text itself marks as confidential."""
    is_secret = _opens_secret_part(front, before=False)
    marked = []
    for item in items:
        by_title = _MARKS_ITEM.search(item.title.text) is not None
        secret = frozenset() if by_title or is_secret else frozenset(_secret_blocks(item.blocks))
        marked.append(replace(item, is_confidential=by_title or is_secret, secret_blocks=secret))
        is_secret = _opens_secret_part(item.blocks, before=is_secret)
    return tuple(marked)


def _opens_secret_part(blocks: Sequence[Block], *, before: bool) -> bool:
    """Tell whether the items behind these blocks are in a confidential part, by the heading that ends the blocks."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | Subheading) or not is_part_heading(last.text.text):
        return before
    text = last.text.text
    return _SECRET_PART.search(text) is not None and _OPEN_PART.search(text) is None


def _secret_blocks(blocks: Sequence[Block]) -> Iterator[int]:
    """The indexes of blocks that are marked; a mark that stands alone goes for all that follow it in its item."""
    is_below = False
    for index, block in enumerate(blocks):
        words = list(_words_of(block))
        is_below = is_below or any(map(_STANDS_ALONE.fullmatch, words[:1] if not isinstance(block, BulletList) else []))
        if is_below or any(map(_is_marked, words)):
            yield index


def _is_marked(text: str) -> bool:
    return _BEGINS_WITH_MARK.match(text) is not None or _ENDS_WITH_MARK.search(text[-_AT_END:]) is not None


def _words_of(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Subheading):
        yield block.text.text
    elif isinstance(block, ActionBlock):
        yield f"{block.label} {block.text.text}".strip()
        yield block.text.text
    elif isinstance(block, BulletList):
        yield from (entry.text.text for entry in block.entries)


def doubts_of_secrecy(
    items: Sequence[Item], front: Sequence[SourceLine], furniture: Sequence[Furniture]
) -> Iterator[Doubt]:
    """The doubts that say what comes in as confidential, and that the whole text is marked so, where it is."""
    for item in items:
        if item.is_confidential:
            message = "This item comes in as confidential, as the source marks it; its title stays public."
            yield Doubt(item.title.lines[0], "confidential item", item.title.text, message)
        elif item.secret_blocks:
            message = "What the source marks as confidential in this item comes in as confidential."
            yield Doubt(item.title.lines[0], "confidential text", item.title.text, message)
    marked = [(line.number, line.text) for line in front] + [(line.line, line.text) for line in furniture]
    for number, text in marked:
        if _MARKS_DOCUMENT.search(text):
            message = (
                f"“{text}” marks the whole text as confidential; what no item or paragraph marks comes in as public."
            )
            yield Doubt(number, "confidential document", text, message)
            return
