"""Random keys and moves, the same in every run: the text stays whole, secret where it was, and the server's own."""

import random
import re
from uuid import uuid4

import pytest
from hypothesis import settings

from core.audience import Audience
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.models import Minutes
from minutes.rendering.html import render_html
from minutes.rendering.text import render_text
from minutes.text import normal_form
from tests.browser.drafting import CUT_OFF, Desk
from tests.browser.moves import RANDOM_MOVES
from tests.browser.pastes.anything import any_markup
from tests.factories import SEEDED_WORDS, action, item_of, paragraph, uuid_of, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRETS = ("zinnober", "quartz")
KEYS = [
    *"abc .", "NOTED ", "The Panel AGREED it. ", "ACTION ", "- ", "ACTION: ",
    *["Enter"] * 4, *["Backspace"] * 6, "Delete", "Tab", "Shift+Tab",
    *["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"] * 2, "Control+ArrowRight",
    "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight", "Control+a", "Control+b", "Control+Shift+8",
    "Control+z", "Control+z", "Control+y", "Control+c", "Control+x", "Control+v", "Control+v",
    "Alt+Shift+h", "Alt+Shift+a", "Alt+Shift+p", "Alt+Shift+x",
]  # fmt: skip
TOGGLE, PASTE_TEXT, PASTE_HTML, OTHERS = "secrecy", "paste text", "paste html", "others save"
MOVES = [*KEYS, *[TOGGLE] * 3, PASTE_TEXT, PASTE_HTML, OTHERS]
TAKES_BACK = {"Control+z", "Control+y"}
PASTED_TEXT = "A line.\n\n- NOTED one; and\n- AGREED two.\n\nACTION: The Clerk to paste."
PASTED_HTML = (
    "<h2>Pasted</h2><p>The Panel <b>APPROVED</b> it.</p><ul><li>one<ul><li>two</li></ul></li></ul>"
    '<table><tr><th>a</th></tr><tr><td>b</td></tr></table><p style="color: red">e</p>'
)
IDS = re.compile(r'data-(?:block|decision|action)="([^"]+)"')
BLOCK = re.compile(
    r"<(?:p|h3|ul|ol|table|aside) data-block=.*?(?=<(?:p|h3|ul|ol|table|aside) data-block=|$)", re.DOTALL
)


def fill(draft: Minutes) -> None:
    write(
        draft,
        1,
        paragraph("a", "The Panel AGREED the first plan. It was heard.")
        + paragraph("s", f"What is {SECRETS[0]} stays inside.", secret=True)
        + f'<ul data-block="{uuid_of("l")}"><li><p>NOTED the paper; and</p></li><li><p>AGREED it.</p></li></ul>'
        + action("o", "The Clerk to write.")
        + action("p", f"The Clerk to {SECRETS[1]} it.", secret=True)
        + paragraph("e", "Nothing else."),
    )


def faults(html: str) -> list[str]:
    ids = IDS.findall(html)
    public = [block for block in BLOCK.findall(html) if 'data-sensitivity="confidential"' not in block.split(">")[0]]
    return [
        *(["an id stands twice"] if len(set(ids)) < len(ids) - repeated(html) else []),
        *(["a secret word is public"] if any(word in block for word in SECRETS for block in public) else []),
        *(["not the server's normal form"] if normal_form(html, outcomes=SEEDED_WORDS) != html else []),
        *(["a block without id"] if 'data-block="null"' in html or 'data-block="undefined' in html else []),
    ]


def repeated(html: str) -> int:
    """How often a statement's uuid stands again because a mark cuts its span in two; within one paragraph only."""
    again = 0
    for part in re.split(r"</p>", html):
        spans = re.findall(r'data-decision="([^"]+)"', part)
        again += len(spans) - len(set(spans))
    return again


def secret_blocks(html: str) -> set[str]:
    heads = [block.split(">")[0] for block in BLOCK.findall(html)]
    return {IDS.findall(head)[0] for head in heads if 'data-sensitivity="confidential"' in head}


def make(desk: Desk, draft: Minutes, move: str) -> None:
    """One move: a key, a paste, somebody else's save, or secrecy set where none of the chosen blocks has it yet."""
    if move == TOGGLE:
        desk.page.wait_for_timeout(100)  # until the browser has told the editor where the caret is
        if desk.page.evaluate(ARE_OPEN):
            desk.press("Alt+Shift+c")
            desk.not_now()
    elif move == PASTE_TEXT:
        desk.paste(text=PASTED_TEXT)
    elif move == PASTE_HTML:
        desk.paste(html=PASTED_HTML)
    elif move == OTHERS:
        write(draft, 1, item_of(draft, 1).text.html + f'<p data-block="{uuid4()}">Written by somebody else.</p>')
    else:
        desk.hit(move)


ARE_OPEN = """async () => {
    const { chosenBlocks } = await import("drafting/secrecy")
    const chosen = chosenBlocks(document.querySelector("#editor").editor.state)
    return chosen.length > 0 && !chosen.some(({ node }) => node.attrs.sensitivity)
}"""

# Chromium's own: an edit that it makes itself sets a style, which the page's policy blocks.
OF_CHROMIUM = "Applying inline style"


@pytest.mark.parametrize("seed", range(4))
def test_ids_stay_unique_secrets_secret_and_the_text_is_the_servers_normal_form(
    draft: Minutes, desk: Desk, seed: int
) -> None:
    fill(draft)
    desk.open()
    desk.focus()
    keys = random.Random(seed)  # noqa: S311 - keys to press, no secret
    pressed: list[str] = []
    secret = secret_blocks(desk.as_sent())

    for _ in range(300):
        pressed.append(keys.choice(MOVES))
        make(desk, draft, pressed[-1])
        if not desk.has_focus():
            desk.focus()
        html = desk.as_sent()
        lifted = {block for block in secret - secret_blocks(html) if block in html}
        told = f"seed {seed}, after {len(pressed)} moves: {pressed[-12:]}: {html}"
        assert faults(html) == [], told
        assert pressed[-1] in TAKES_BACK or not lifted, told
        secret = secret_blocks(html)

    desk.save()
    desk.open()
    assert item_of(draft, 1).text.html == desk.as_sent()
    assert [each for each in desk.complaints if OF_CHROMIUM not in each] == []


TABLE = (
    f'<table data-block="{uuid_of("t")}"><tbody><tr><th><p>one</p></th><th><p>two</p></th></tr>'
    "<tr><td><p>three</p></td><td><p>four</p></td></tr></tbody></table>"
)
TYPED = "A w1 line.\n\n- NOTED w2; and\n- AGREED w3.\n\nACTION: The Clerk to w4."
ODD = "w1\tw2\u2028w3\x0bw4 'w5' \"w6\""
WITHIN_WORDS = re.compile(r"</?(?:strong|em|u|su[bp]|span|a)\b[^>]*>")
SPOKEN = re.compile(r"\w+")


def clipboards(seed: int) -> list[dict[str, str]]:
    markup = [any_markup(seed * 10 + number)[0] for number in range(6)]
    return [
        *({"kind": "text/html", "content": html} for html in markup),
        *({"kind": "text/plain", "content": text} for text in (TYPED, ODD)),
    ]


def test_whatever_is_typed_pasted_undone_or_laid_in_tables_no_word_is_lost(draft: Minutes, desk: Desk) -> None:
    """In the editor at each move; between it, the server and what is exported at the end."""
    fill(draft)
    text = item_of(draft, 1).text.html + TABLE
    desk.page.evaluate(CUT_OFF)

    for seed in range(settings().max_examples // 2):
        made = desk.page.evaluate(RANDOM_MOVES, [seed, 60, text, clipboards(seed)])
        assert made["faults"] == [], seed
        assert normal_form(made["html"], outcomes=SEEDED_WORDS) == made["html"], seed

    write(draft, 1, made["html"])
    document = redact(build_document(draft), Audience.CONFIDENTIAL)
    exported = [render_text(document), re.sub("<[^>]*>", " ", WITHIN_WORDS.sub("", render_html(document)))]
    assert [set(SPOKEN.findall(made["text"])) - set(SPOKEN.findall(export)) for export in exported] == [set(), set()]
