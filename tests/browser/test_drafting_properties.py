"""Random keys, the same in every run: the text stays whole, secret where it was, and the server's own."""

import random
import re

import pytest

from minutes.models import Minutes
from minutes.text import normal_form
from tests.browser.drafting import Desk
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


# Chromium's own: an edit that it makes itself sets a style, which the page's policy blocks.
OF_CHROMIUM = "Applying inline style"


@pytest.mark.parametrize("seed", range(6))
def test_ids_stay_unique_secrets_secret_and_the_text_is_the_servers_normal_form(
    draft: Minutes, desk: Desk, seed: int
) -> None:
    fill(draft)
    desk.open()
    desk.focus()
    keys = random.Random(seed)  # noqa: S311 - keys to press, no secret
    pressed: list[str] = []

    for step in range(300):
        pressed.append(keys.choice(KEYS))
        desk.hit(pressed[-1])
        if "Tab" in pressed[-1] and not desk.has_focus():
            desk.focus()
        if step % 5 == 0:
            assert faults(desk.as_sent()) == [], (pressed[-12:], desk.as_sent())

    desk.save()
    desk.open()
    assert item_of(draft, 1).text.html == desk.as_sent()
    assert [each for each in desk.complaints if OF_CHROMIUM not in each] == []
