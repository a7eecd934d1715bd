"""Marks the outcome statements of a text that has been typed or imported without marks."""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from lxml import etree

from .clauses import Found, find_statements
from .grammar import GRAMMAR, any_word
from .inline import Run, runs_of, write_runs
from .markup import blocks_of, parse_markup, textblocks
from .normal import new_uuid

_CAPITALS = re.compile(r"[A-Z]{4,}")
_LAST_WORD = re.compile(rf"\b{any_word(GRAMMAR['entries']['last'])}$")
_WRITTEN = re.compile(r"\S")

NameStatement = Callable[[str, int], str]


class FindStatements(Protocol):
    def __call__(self, text: str, words: Collection[str], *, in_list: bool) -> list[Found]: ...


def _any_name(block: str, ordinal: int) -> str:  # noqa: ARG001 - a caller may derive the name from them
    return new_uuid()


def mark_statements(
    html: str,
    words: Collection[str],
    *,
    name_statement: NameStatement = _any_name,
    find: FindStatements = find_statements,
    hints: Collection[str] = (),
    with_actions: bool = False,
) -> str:
    """The text in normal form with a mark on every outcome statement that has none yet.

    ``name_statement`` gives a new statement its uuid from its block's and from the place of its outcome word
    among the block's words in capitals, so that an import of the same source names it the same again; a word in other
    letters has a negative one. ``find`` says where the statements of a paragraph stand; ``hints`` are other words, in
    capitals, that it may find one by; ``with_actions``, whether the text of an action may state one.
    """
    signs = {*words, *hints}
    if not _may_hold(html, signs):
        return html
    return "".join(
        _marked(markup, block, words, name_statement, find, with_actions=with_actions)
        if _may_hold(markup, signs)
        else markup
        for block, markup in blocks_of(html).items()
    )


def _may_hold(markup: str, words: Collection[str]) -> bool:
    capitals = markup.upper()
    return any(word in capitals for word in words)


def _marked(
    markup: str,
    block: str,
    words: Collection[str],
    name_statement: NameStatement,
    find: FindStatements,
    *,
    with_actions: bool,
) -> str:
    element = parse_markup(markup)[0]
    paragraphs = list(textblocks(element, with_actions=with_actions))
    ordinals = 0
    for paragraph in paragraphs:
        text = "".join(run.text for run in runs_of(paragraph))
        names = {match.start(): ordinals + index for index, match in enumerate(_CAPITALS.finditer(text))}
        ordinals += len(names)
        in_list = element.tag not in ("p", "aside")
        new = [
            (
                found.start,
                statement_end(text, found.start, found.end, in_list=in_list),
                found.outcome,
                names.get(found.word, -1 - ordinals - found.word),
            )
            for found in find(text, words, in_list=in_list)
        ]
        if new:
            runs = list(runs_of(paragraph))
            if not any(run.decision for run in runs):
                _rewrite(paragraph, _cut(runs, [(a, b, name_statement(block, n), word) for a, b, word, n in new]))
    return _written(element)


def statement_end(text: str, start: int, end: int, *, in_list: bool) -> int:
    """Return where a statement ends that runs to ``end``: a list item's separator ("; and") is no part of it."""
    if not in_list or _WRITTEN.search(text, end):
        return end
    if word := _LAST_WORD.search(text, max(start, end - 3), end):
        end = start + len(text[start : word.start()].rstrip())
        return end - 1 if text[start:end].endswith((";", ",")) else end
    return end - 1 if text[start:end].endswith(";") else end


def _cut(runs: Iterable[Run], marks: list[tuple[int, int, str, str]]) -> list[Run]:
    """The runs, cut where statements begin and end, those inside one marked with it."""
    out = []
    at = 0
    following = deque(marks)
    for run in runs:
        first, last = at, at + len(run.text)
        while at < last:
            while following and following[0][1] <= at:
                following.popleft()
            start, end, uuid, outcome = following[0] if following else (last, last, "", "")
            is_inside = start <= at
            cut = min(end if is_inside else start, last)
            piece = Run(run.text[at - first : cut - first], run.marks)
            out.append(piece.with_decision(uuid, outcome) if is_inside else piece)
            at = cut
    return out


def _rewrite(paragraph: etree._Element, runs: Iterable[Run]) -> None:
    """Puts the runs in the place of the paragraph's content."""
    new = parse_markup(f"<p>{write_runs(runs)}</p>")[0]
    paragraph[:] = list(new)
    paragraph.text = new.text


def _written(element: etree._Element) -> str:
    """The block as text again: what XML writes differs from HTML in the line break and the hard blank only."""
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    for tag in ("p", "li", "ul", "ol", "td", "th"):
        xml = xml.replace(f"<{tag}/>", f"<{tag}></{tag}>")
    return xml.replace("<br/>", "<br>").replace("\xa0", "&nbsp;")
