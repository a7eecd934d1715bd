"""The wall, seen from outside: what is confidential is in no public rendition, and all of it in the other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.audience import Audience, Sensitivity
from minutes.document.model import DocumentInterest, DocumentItem, DocumentMention, MinutesDocument
from minutes.document.redaction import Redacted, redact
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.pdf import render_pdf
from minutes.rendering.text import render_text
from tests.minutes.rendering.conftest import make_blocks, make_item, page_as_text, uuid_of
from tests.minutes.rendering.pdf_reader import bookmarks_of, raw_bytes_of, text_of

SECRET = 'data-sensitivity="confidential"'
SALT = "Saltxqz"

# Each stands in one field that is confidential, as a word that stands nowhere else.
IN_WORDS = frozenset(
    {
        "Titlexqz", "Reasonxqz", "Paragraphxqz", "Subheadingxqz", "Listxqz", "Nestedxqz", "Cellxqz", "Headerxqz",
        "Statementxqz", "Actionxqz", "Mentionxqz9/07", "Blockxqz", "Blockstatementxqz", "Blockactionxqz",
        "Blocklistxqz", "Blockcellxqz", "Blockheadxqz", "Frontxqz", "Blockreasonxqz", "Recusedxqz", "Interestxqz",
    }
)  # fmt: skip
BESIDE_THE_WORDS = frozenset({"Ownerxqz", "Duexqz", "Blockownerxqz", "Blockduexqz", "REFXQZ", "BLOCKREF"})
ONLY_AS_DATA = frozenset(
    {
        "Leadxqz", "Conditionxqz", "Deferredxqz", "Pointxqz", "Majorityxqz", "MENTION", "Blockleadxqz",
        "Blockconditionxqz", "BLOCKMEN", "Dissenterxqz", "Blockdissenterxqz",
        uuid_of("secret action"), uuid_of("secret block action"),
    }
)  # fmt: skip
EVERYTHING = IN_WORDS | BESIDE_THE_WORDS | ONLY_AS_DATA

SECRET_ITEM = f"""
<h3>Subheadingxqz</h3><p>Paragraphxqz, see Mentionxqz9/07. The Board AGREED to Statementxqz.</p>
<ul><li><p>Listxqz</p><ul><li><p>Nestedxqz</p></li></ul></li></ul>
<table><tr><th>Headerxqz</th></tr><tr><td>Cellxqz</td></tr></table>
<aside data-action="{uuid_of("secret action")}">Reed to do Actionxqz.</aside>
"""
MIXED_ITEM = f"""
<p>Openly said.</p><h3 {SECRET}>Blockheadxqz</h3>
<p {SECRET}>Blockxqz. The Board NOTED the Blockstatementxqz.</p>
<ul {SECRET}><li><p>Blocklistxqz</p></li></ul><table {SECRET}><tr><td>a</td><td>Blockcellxqz</td></tr></table>
<aside {SECRET} data-action="{uuid_of("secret block action")}">Reed to do Blockactionxqz.</aside>
"""


def planted(item: DocumentItem, prefix: str, reference: str, mention: str) -> DocumentItem:
    """The item with a token in each field that a row knows beside the text."""
    (decision,), (action,) = item.decisions, item.actions
    data = {"lead": "Lead", "condition": "Condition"}
    reason = f"{prefix}reasonxqz".capitalize() if prefix else ""
    named = {field: f"{prefix}{word}xqz".capitalize() for field, word in data.items()}
    block = next(block.id for block in item.blocks if block.sensitivity == Sensitivity.CONFIDENTIAL or not prefix)
    return replace(
        item,
        blocks=tuple(
            replace(each, salt=SALT, sensitivity_reason=reason if each.sensitivity == Sensitivity.CONFIDENTIAL else "")
            for each in item.blocks
        ),
        decisions=(replace(decision, **named, dissent_names=(f"{prefix}Dissenterxqz".capitalize(),)),),
        actions=(
            replace(
                action,
                reference=reference,
                owner=f"{prefix}Ownerxqz".capitalize(),
                due=f"{prefix}Duexqz".capitalize(),
            ),
        ),
        mentions=(DocumentMention(block, mention),),
    )


@pytest.fixture
def document(draft: MinutesDocument) -> MinutesDocument:
    secret = make_item(
        1,
        "Titlexqz",
        SECRET_ITEM,
        public_title="A tender",
        sensitivity=Sensitivity.CONFIDENTIAL,
        sensitivity_reason="Reasonxqz",
    )
    secret = planted(secret, "", "REFXQZ7/01", "MENTION7/05")
    told = replace(secret.decisions[0], deferred_to="Deferredxqz", sub_points=("Pointxqz",), carried_by="Majorityxqz")
    mixed = planted(make_item(2, "In the open", MIXED_ITEM), "Block", "BLOCKREF7/02", "BLOCKMEN7/06")
    return replace(
        draft,
        attendance=(),
        front=make_blocks("front", f"<p>Openly begun.</p><p {SECRET}>Frontxqz</p>"),
        items=(replace(secret, decisions=(told,), interests=(DocumentInterest("Recusedxqz", "Interestxqz"),)), mixed),
    )


def as_page(redacted: Redacted, _folder: Path) -> str:
    return page_as_text(redacted)


def as_pdf(redacted: Redacted, folder: Path) -> str:
    """All that a PDF can hold a word in: its text, its bookmarks, and every byte of it as either encoding."""
    path = folder / "minutes.pdf"
    path.write_bytes(render_pdf(redacted))
    raw = raw_bytes_of(path)
    wide = [raw[start:].decode("utf-16-be", "ignore") for start in (0, 1)]
    return "\n".join([text_of(path), *bookmarks_of(path), raw.decode("latin-1"), *wide])


Rendering = Callable[[Redacted, Path], str]
RENDERINGS: dict[str, tuple[Rendering, frozenset[str]]] = {
    "page": (as_page, IN_WORDS | BESIDE_THE_WORDS),
    "html": (lambda redacted, _: render_html(redacted), IN_WORDS | BESIDE_THE_WORDS),
    "pdf": (as_pdf, IN_WORDS | BESIDE_THE_WORDS),
    "text": (lambda redacted, _: render_text(redacted), IN_WORDS | {"REFXQZ", "BLOCKREF"}),
    "json": (lambda redacted, _: render_json(redacted), EVERYTHING),
}


@pytest.mark.parametrize("name", RENDERINGS)
def test_nothing_confidential_is_in_a_public_rendition(document, name, tmp_path):
    rendering, _ = RENDERINGS[name]

    output = rendering(redact(document, Audience.PUBLIC), tmp_path)

    assert {token for token in EVERYTHING | {SALT} if token in output} == set()
    assert all(word in output for word in ("Openly begun.", "Openly said.", "A tender", "In the open"))


@pytest.mark.parametrize("name", RENDERINGS)
def test_the_confidential_rendition_has_all_of_it(document, name, tmp_path):
    rendering, expected = RENDERINGS[name]

    output = rendering(redact(document, Audience.CONFIDENTIAL), tmp_path)

    assert expected - {token for token in expected if token in output} == set()
    assert SALT not in output


def test_the_titles_of_confidential_items_are_no_bookmarks_of_the_public_pdf(document, tmp_path):
    public, confidential = tmp_path / "public.pdf", tmp_path / "confidential.pdf"
    public.write_bytes(render_pdf(redact(document, Audience.PUBLIC)))
    confidential.write_bytes(render_pdf(redact(document, Audience.CONFIDENTIAL)))

    assert [title for title in bookmarks_of(public) if title.startswith("1.")] == ["1. A tender"]
    assert [title for title in bookmarks_of(confidential) if title.startswith("1.")] == ["1. Titlexqz"]


def test_a_leak_would_be_seen(document, tmp_path):
    """Were ``redact`` to let one block through, the first test would fail."""
    public = redact(document, Audience.PUBLIC)
    leaky = replace(public, document=replace(public.document, front=document.front))

    outputs = {name: rendering(leaky, tmp_path) for name, (rendering, _) in RENDERINGS.items()}

    assert {name for name, output in outputs.items() if "Frontxqz" in output} == set(RENDERINGS)
