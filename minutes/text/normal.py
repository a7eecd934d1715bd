"""The normal form: the one way a minute's text is written down.

Top-level blocks only (paragraph, sub-heading, list, table, action), each with its own ``data-block`` and, where it
is secret, ``data-sensitivity="confidential"``; list items and cells hold paragraphs and lists; a numbered list that
does not begin at 1 says where; marks nest in one order; every uuid stands once. ``normal_form`` of a normal form is
that normal form.
"""

import re
from collections import deque
from collections.abc import Collection
from uuid import uuid4

from lxml import etree

from .markup import UUID, blocks_of, parse_markup
from .sanitise import drop_hidden, sanitise
from .tangle import is_tangled
from .writer import BlockWriter, NewId, NotUsable

_MARKED_SECRET = re.compile(r"data-sensitivity(?!\s*=\s*[\"']?\s*public\b)", re.IGNORECASE)
_IDS = re.compile(rf'data-(?:block|decision|action)="({UUID})"')


def new_uuid() -> str:
    return str(uuid4())


def normal_form(
    html: str, *, known: str = "", outcomes: Collection[str] | None = None, new_id: NewId = new_uuid
) -> str:
    """Any HTML as a minute's text: sanitised, in normal form.

    A statement whose word is not among ``outcomes`` (where they are given) becomes plain text.

    ``known`` is a text already in normal form. The blocks with which both begin and end are taken over as they
    stand, so that the work grows with the change and not with the text; a uuid that they hold stays theirs.
    Raises NotUsable when the markup is nested too deeply, or too tangled, to be read.
    """
    head, middle, tail = _apart(html, known)
    if not middle.strip():
        return head + tail
    if is_tangled(middle):
        raise NotUsable("The markup of this text is too tangled to be read. Paste it as plain text.")
    clean = sanitise(middle)
    try:
        tree = parse_markup(clean)
    except etree.XMLSyntaxError as error:
        raise NotUsable("The text is nested too deeply to be kept. Paste it as plain text.") from error
    drop_hidden(tree)
    writer = BlockWriter(set(_IDS.findall(head)) | set(_IDS.findall(tail)), outcomes, new_id)
    writer.write(tree, secret=_lost_secrecy(middle, clean))
    return head + "".join(writer.blocks) + tail


def _lost_secrecy(html: str, clean: str) -> bool:
    """Return whether an element marked confidential is gone: then nobody knows where it ended, and all is secret.

    An HTML parser drops elements that may not stand where they do, a cell outside a table for instance.
    """
    return len(_MARKED_SECRET.findall(html)) > clean.count("data-sensitivity")


def _apart(html: str, known: str) -> tuple[str, str, str]:
    """The text as (blocks shared with the beginning of the known one, the rest, blocks shared with its end)."""
    blocks = deque(blocks_of(known).values())
    start = 0
    while blocks and html.startswith(blocks[0], start):
        start += len(blocks.popleft())
    end = len(html)
    while blocks and html.endswith(blocks[-1], start, end):
        end -= len(blocks.pop())
    return html[:start], html[start:end], html[end:]
