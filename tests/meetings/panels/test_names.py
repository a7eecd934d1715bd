"""The name of a panel in a sentence: its article stands there once."""

import re

import pytest
from django.test import Client

from meetings.models import Panel
from meetings.panels import names as panel_names
from meetings.panels.names import at_start, in_sentence
from tests.conftest import Cast
from tests.test_architecture import HOUSE, tracked

OWN_ARTICLE = re.compile(r"\bthe (\{\{ ?|\{)(\w+\.)*(panel|parent)(\.name)? ?\}", re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "within", "first"),
    [
        ("SEC Panel", "the SEC Panel", "The SEC Panel"),
        ("The People's Panel", "the People's Panel", "The People's Panel"),
        ("the Board", "the Board", "The Board"),
        ("THE BOARD", "the BOARD", "The BOARD"),
        ("Theatre Panel", "the Theatre Panel", "The Theatre Panel"),
        ("The", "the The", "The The"),
    ],
)
def test_a_name_has_its_article_once(name: str, within: str, first: str) -> None:
    assert (in_sentence(name), at_start(name)) == (within, first)


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("SEC Panel", "panel"),
        ("Harbour Board", "board"),
        ("Board of Directors", "board"),
        ("Audit Committee", "committee"),
        ("Committee of the Board", "committee"),
        ("Board Audit Committee", "committee"),
        ("Parish Council (North)", "council"),
        ("Audit Sub-Committee", "sub-committee"),
        ("Directors", "panel"),
        ("Boarding House", "panel"),
        ("Of", "panel"),
        ("", "panel"),
    ],
)
def test_a_body_is_what_its_name_says(name: str, noun: str) -> None:
    assert panel_names.noun(name) == noun


def test_no_sentence_puts_an_article_of_its_own_before_a_panel() -> None:
    """In the house itself; this file has such sentences on purpose."""
    written = [path for path in tracked("*.py", "templates/*") if "tests" not in path.relative_to(HOUSE).parts]
    guilty = [path.name for path in written if OWN_ARTICLE.search(path.read_text(encoding="utf-8"))]

    assert guilty == []
    assert OWN_ARTICLE.search("Set-up of the {{ panel }}")
    assert OWN_ARTICLE.search("The {meeting.panel} is set up.")


@pytest.mark.parametrize("address", ["settings/", "people/", "people/appoint/", "people/seats/add/"])
def test_pages_say_it_once(cast: Cast, client: Client, address: str) -> None:
    Panel.objects.filter(code="GRID").update(name="The People's Panel")
    client.force_login(cast.secretary)

    page = client.get(f"/panels/GRID/{address}").content.decode()

    assert "the The" not in page
    assert "the People&#x27;s Panel" in page
