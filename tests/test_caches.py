"""What is remembered never says anything else than what is made anew, whatever is changed and whoever reads."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import caches
from django.test import Client

from core.audience import Sensitivity
from core.identity_memo import IdentityMemo
from meetings.setup.services.settings import rename_panel
from minutes.document import redaction
from minutes.drafting.classification import classify_item
from minutes.models import Minutes
from minutes.rendering import body
from minutes.templatetags import made_once
from minutes.versions import freeze
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import action, item_of, paragraph, stated, write
from tests.minutes.versions.superseding import correct, publish_first, seen_by
from tests.minutes.workflow.signing import make_complete_minutes

MEMOS: list[IdentityMemo[object]] = [
    redaction._lately_redacted,
    body._lately_set,
    made_once._parts,
    freeze._item_digests,
]
READERS = ("anonymous", "observer", "member", "secretary", "chair", "outsider")
ADDRESSES = (
    "/minutes/GRID12/",
    "/minutes/GRID12/v1/",
    "/minutes/GRID12/v3/",
    "/minutes/GRID12/v6/",
    "/minutes/GRID12/versions/",
    "/meetings/GRID12/",
    "/decisions/",
    "/actions/",
    "/",
)
OF_ONE_ANSWER = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"')


def rename(minutes: Minutes, cast: Cast) -> None:
    rename_panel(cast.panel, "Grid and Storage Panel", by=cast.secretary)


def republish(minutes: Minutes, cast: Cast) -> None:
    correct(minutes, cast)


def reopen(minutes: Minutes, cast: Cast) -> None:
    verbs.reopen(minutes, "A word.", by=cast.secretary)


def keep_secret(minutes: Minutes, cast: Cast) -> None:
    reopen(minutes, cast)
    classify_item(
        item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason="Prices.", public_title="Business", by=cast.secretary
    )


def rewrite(minutes: Minutes, cast: Cast) -> None:
    reopen(minutes, cast)
    html = (
        paragraph("words 1", "Other words.")
        + stated("words 2", "AGREED", "the plan")
        + action("words 3", "SECAS to report.")
    )
    write(minutes, 2, html)


@pytest.fixture
def published(cast: Cast) -> Minutes:
    return publish_first(make_complete_minutes(cast), cast)


def pages(cast: Cast) -> Iterator[tuple[str, str, int, str]]:
    for reader in READERS:
        client = seen_by(Client(), cast, reader)
        for address in ADDRESSES:
            answer = client.get(address)
            yield reader, address, answer.status_code, OF_ONE_ANSWER.sub("", answer.content.decode())


def forget() -> None:
    caches["pages"].clear()
    for memo in MEMOS:
        memo.clear()


@pytest.mark.parametrize("change", [rename, republish, reopen, keep_secret, rewrite])
def test_after_a_change_each_page_is_what_it_is_made_anew(
    cast: Cast, published: Minutes, change: Callable[[Minutes, Cast], None]
) -> None:
    before = list(pages(cast))
    change(published, cast)

    remembered = list(pages(cast))
    forget()
    made_anew = list(pages(cast))

    assert remembered == made_anew
    assert remembered != before
