"""A minute edited as plain text, brought back: what was not touched keeps its markup, uuids and secrecy."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .marking import mark_statements
from .markup import CONFIDENTIAL, UUID, blocks_of
from .normal import new_uuid, normal_form
from .plain import plain_text
from .typed import TypedBlock, typed_blocks

_STATEMENT = re.compile(rf'data-decision="({UUID})" data-outcome="([^"]+)"')
_ACTION = re.compile(rf'data-action="({UUID})"')
_GAP = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    markup: str
    text: str

    @property
    def is_secret(self) -> bool:
        return CONFIDENTIAL in self.markup[: self.markup.index(">")]


def from_plain(text: str, *, known: str, words: Collection[str], new_id: Callable[[], str] = new_uuid) -> str:
    """The text in normal form that ``plain_text`` gave and somebody has edited since.

    A paragraph that was not touched stands as it was, links and emphasis included; one that was changed keeps its
    uuid and its statements theirs. What stands in the place of a confidential block is confidential; where one has
    gone, so is everything new. ``known`` is the text before the edit.
    """
    old = [_Known(block, markup, _shape(plain_text(markup))) for block, markup in blocks_of(known).items()]
    new = [_shape(chunk) for chunk in _GAP.split(text.replace("\r\n", "\n").strip()) if chunk.strip()]
    matcher = SequenceMatcher(None, [each.text for each in old], new, autojunk=False)
    gone = [each for tag, a, b, _, _ in matcher.get_opcodes() if tag in ("replace", "delete") for each in old[a:b]]
    all_secret = any(each.is_secret for each in gone)
    html = "".join(
        "".join(each.markup for each in old[a:b]) if tag == "equal" else "".join(_new(old[a:b], new[c:d], all_secret))
        for tag, a, b, c, d in matcher.get_opcodes()
    )
    plain = normal_form(html, known=known, outcomes=words, new_id=new_id)
    return mark_statements(plain, words, name_statement=_names_of(gone, new_id))


def _shape(chunk: str) -> str:
    """A chunk without what a text area may have done to its white space."""
    return "\n".join(line.rstrip() for line in chunk.strip("\n").split("\n"))


def _new(old: Sequence[_Known], chunks: Sequence[str], secret: bool) -> Iterator[str]:
    """The changed chunks as blocks; where as many stand as before, each takes the place of one."""
    blocks = typed_blocks("\n\n".join(chunks))
    pairs = old if len(blocks) == len(old) else ()
    for place, block in enumerate(blocks):
        yield _written(block, pairs[place] if pairs else None, secret=secret)


def _written(block: TypedBlock, before: _Known | None, *, secret: bool) -> str:
    markup = block.markup
    tag = markup[1 : markup.index(">")]
    attributes = f' data-block="{before.id}"' if before else ""
    attributes += CONFIDENTIAL if secret else ""
    if tag == "aside":
        action = _ACTION.search(before.markup) if before else None
        attributes += f' data-action="{action[1] if action else new_uuid()}"'
    return f"<{tag}{attributes}>{markup[len(tag) + 2 :]}"


def _names_of(gone: Sequence[_Known], new_id: Callable[[], str]) -> Callable[[str, int], str]:
    """Gives the statements of a changed block the uuids that it had, in their order."""
    names: dict[str, list[str]] = defaultdict(list)
    for each in gone:
        names[each.id] = list(dict.fromkeys(uuid for uuid, _ in _STATEMENT.findall(each.markup)))
    return lambda block, _: names[block].pop(0) if names[block] else new_id()
