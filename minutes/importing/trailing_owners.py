"""Owners named behind what they owe: "The Clerk will write to the county. ACTION JS", also on a line of their own."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from actions.references import TEXT_OF_ACTION
from minutes.text.sentences import sentence_spans

from .labels import sets_a_task
from .lexicon import USUAL_OUTCOMES, outcome_words_in
from .lines import SourceLine
from .outcome_labels import read_outcome_label
from .outstanding import is_outstanding
from .owners import due_in_cell
from .parsed import ActionBlock, Block, Doubt, Item, Paragraph, Piece, Subheading

_INITIALS = r"[A-Z]{2,4}"
_NAME = (
    r"(?:[Tt]he )?(?!(?i:(?:item|point|list|log|plan|required|agreed|summary|table)s?)\b)"
    rf"(?:{_INITIALS}|[A-Z][\w’'&-]*\.?(?: [A-Z][\w’'&-]*\.?){{0,3}})"
)
_OWNERS = rf"{_NAME}(?:(?: ?[/&,+] ?| and ){_NAME}){{0,4}}"
_LABEL = re.compile(
    r"[\[(]?(?:ACTIONS?|Actions?)(?i: points?| items?)?(?i: by| for| on| owner)?(?:\s?[:–—-]\s?|\s)"
    rf"(?P<owner>{_OWNERS})(?:,? (?:by|before) (?P<due>[\w /.-]{{3,40}}?))?[\])]?\.?"
)
_INITIALS_ALONE = re.compile(
    rf"(?<=[.!?;:)”’\"'])\s+(?P<label>[\[(]?(?P<owner>{_INITIALS}(?:(?: ?[/&,+] ?| and | ){_INITIALS}){{0,4}})[\])]?)$"
)
_APART = re.compile(rf"\S(?:\s{{3}}|\t)\s{{0,80}}{_INITIALS}(?: ?[/&,] ?{_INITIALS}){{0,3}}$")
_AT_END = 120  # characters, more than such a label has
_MAY_BEGIN = re.compile(r"(?<=[.!?;:)”’\"'])\s+(?=[\[(]?(?:ACTION|Action))")
_PROMISES = re.compile(
    r"\b(?:will|would|shall|should|must|(?:is|are|was|were|has|have|had) to|to be|"
    r"(?:agreed|asked|undertook|promised|offered|requested|instructed) to)\b"
)
_LONGEST_LABEL = 100


def ends_apart(line: SourceLine) -> bool:
    """Tell whether a line ends in initials that blanks set apart from its text."""
    return _APART.search(line.raw.rstrip()[-_AT_END:]) is not None


class TrailingOwners:
    """The reader of such labels, with the doubts it comes to. ``initials`` are those whose owners are known,
    ``apart`` the lines at whose end initials stand by themselves, with blanks before them."""

    def __init__(self, initials: Collection[str] = (), apart: Collection[int] = ()) -> None:
        self._initials = frozenset(initials)
        self._apart = apart
        self.doubts: list[Doubt] = []

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items with these actions; those that are about earlier ones raise none."""
        return tuple(
            item if is_outstanding(item.title) else replace(item, blocks=tuple(self._blocks(item.blocks)))
            for item in items
        )

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        before: Block | None = None
        for block in blocks:
            label = _label_alone(block)
            if label is not None and isinstance(before, Paragraph) and _promises(_last_sentence(before.text)):
                yield from self._made(before.text, label, _piece(block).lines)
                before = None
                continue
            if before is not None:
                yield before
            before = block
            if label is not None:
                before = self._without_task(block, label)
            elif isinstance(block, Paragraph) and (split := _split(block.text) or self._split_at_initials(block.text)):
                if _promises(_last_sentence(split[0])):
                    yield from self._made(*split)
                    before = None
                else:
                    self._doubt(block.text, split[1])
        if before is not None:
            yield before

    def _split_at_initials(self, text: Piece) -> tuple[Piece, re.Match[str]] | None:
        """The text before the initials that end it, if they are those of somebody who was there."""
        tail = text.text[-_AT_END:]
        found = _INITIALS_ALONE.search(tail)
        if found is None:
            return None
        is_known = self._initials.issuperset(re.findall(_INITIALS, found["owner"]))
        if not is_known and text.lines[-1] not in self._apart:
            self._doubt(text, found)
            return None
        return replace(text, text=text.text[: len(text.text) - len(tail) + found.start()].rstrip()), found

    def _made(self, text: Piece, label: re.Match[str], lines: Sequence[int] = ()) -> Iterator[Block]:
        """The paragraph with its last sentence made an action of the owner that the label behind it names."""
        spans = sentence_spans(text.text)
        start = spans[-1][0] if spans else 0
        if text.text[:start].strip():
            yield Paragraph(Piece(text.text[:start].strip(), text.lines))
        task = Piece(text.text[start:].strip(), tuple(dict.fromkeys((*text.lines, *lines))))
        yield ActionBlock(None, f"{TEXT_OF_ACTION}  {label[0].strip()}", task, label["owner"], _due(label), states=True)

    def _without_task(self, block: Block, label: re.Match[str]) -> Block:
        """An owner without a task before it: an action that is nothing but the owner, and a doubt."""
        if isinstance(block, ActionBlock):
            return block
        text = _piece(block)
        self._doubt(text, label)
        if len(label[0]) > _LONGEST_LABEL:
            return Paragraph(text)
        name = label.start("owner")
        return ActionBlock(
            None, label[0][:name].strip(), replace(text, text=label[0][name:]), label["owner"], _due(label)
        )

    def _doubt(self, text: Piece, label: re.Match[str]) -> None:
        message = f"“{label[0].strip()}” names an owner, and no task that is owed stands right before it."
        self.doubts.append(Doubt(text.lines[-1], "owner without a task", label[0].strip(), message))


def _label_alone(block: Block) -> re.Match[str] | None:
    """The label, where a block is nothing else."""
    if isinstance(block, ActionBlock):
        return None if block.reference else _LABEL.fullmatch(f"{block.label} {block.text.text}"[:_AT_END])
    return _LABEL.fullmatch(block.text.text[:_AT_END]) if isinstance(block, Paragraph | Subheading) else None


def _split(text: Piece) -> tuple[Piece, re.Match[str]] | None:
    """The text before a label that ends it, and the label."""
    tail = text.text[-_AT_END:]
    for found in _MAY_BEGIN.finditer(tail):
        label = _LABEL.fullmatch(tail, found.end())
        if label is not None:
            return replace(text, text=text.text[: len(text.text) - len(tail) + found.start()].rstrip()), label
    return None


def _due(label: re.Match[str]) -> str | None:
    words = label.groupdict().get("due")
    return due_in_cell(words) if words else None


def _promises(sentence: str) -> bool:
    label = read_outcome_label(sentence)
    decides = bool(outcome_words_in(sentence, ())) or (label is not None and label.word in USUAL_OUTCOMES)
    return decides or _PROMISES.search(sentence) is not None or sets_a_task(sentence)


def _last_sentence(text: Piece) -> str:
    spans = sentence_spans(text.text)
    return text.text[spans[-1][0] :] if spans else text.text


def _piece(block: Block) -> Piece:
    if isinstance(block, ActionBlock | Paragraph | Subheading):
        return block.text
    raise TypeError(block)
