"""A form put back as it was: every kind of field, the right one of several forms, and nothing else of the page."""

import re
from dataclasses import dataclass, field

import pytest
from lxml import html

from core.unsent.filling import Notice, put_back, with_link
from tests.growth import LIMIT, growth

NOTICE = Notice("Here it is.", "It is gone.", "/discard/7/", ("unsent", "7"))
FORM = """<main><details><form method="post" action="/act">
<input type="hidden" name="csrfmiddlewaretoken" value="fresh"><input type="hidden" name="form_of" value="me">
<input type="hidden" name="seen" value="new"><input name="title" value="as it stands">
<input type="checkbox" name="box" value="a" checked><input type="checkbox" name="box" value="b">
<input type="radio" name="choice" value="x" checked><input type="radio" name="choice" value="y">
<select name="who"><option value="1" selected>One</option><option value="2">Two</option></select>
<textarea name="why">Old</textarea><input type="password" name="password" value="">
<input name="guest"><input name="guest"><input type="file" name="paper">
<button name="go" value="on">Go</button></form></details><p>Rest &amp; more</p></main>"""


@dataclass
class Entered:
    fields: list[list[str]]
    address: str = "/act"
    files: list[list[str]] = field(default_factory=list)


def sent_now(page: str) -> list[tuple[str, str]]:
    return [(name, value.lstrip("\r\n")) for name, value in html.fromstring(page).xpath("//form")[0].form_values()]


ENTERED = Entered(
    [
        ["seen", "old"], ["title", '<b> & "c"'], ["box", "b"], ["choice", "y"], ["who", "2"],
        ["why", "Two\nlines</textarea>"], ["guest", "Ann"], ["guest", "Ben"], ["go", "on"],
    ],
    files=[["paper", "report.pdf"]],
)  # fmt: skip


def test_every_kind_of_field_holds_what_was_entered() -> None:
    page = put_back(FORM, ENTERED, NOTICE, at="/act")

    back = [("unsent", "7"), ("csrfmiddlewaretoken", "fresh"), ("form_of", "me")]
    entered = [(name, value) for name, value in ENTERED.fields if name != "go"]
    assert [pair for pair in sent_now(page) if pair[0] != "password"] == back + entered
    assert "You had chosen “report.pdf”. Files are not kept: choose it again." in page
    assert '<details open="">' in page
    assert page.count("Here it is.") == 1
    assert page.count('href="/discard/7/"') == 1
    assert "unsent-words" not in page


def test_all_else_stays_byte_by_byte() -> None:
    untouched = put_back(FORM, Entered([["title", "as it stands"]]), NOTICE, at="/act")

    assert untouched.endswith("</form></details><p>Rest &amp; more</p></main>")
    assert untouched.startswith("<main><details open=")


def test_of_several_forms_the_one_that_names_the_same_things_is_filled_in() -> None:
    lines = "".join(
        f'<form method="post" action="/rename"><input type="hidden" name="item" value="{number}">'
        f'<input name="title" value="{number}"></form>'
        for number in (1, 2, 3)
    )
    page = put_back(f"<main>{lines}</main>", Entered([["item", "2"], ["title", "New"]], "/rename"), NOTICE, at="/x/")

    assert re.findall(r'name="title" value="(\w+)"', page) == ["1", "New", "3"]


@pytest.mark.parametrize(
    ("page", "fields", "shown"),
    [
        ("<main><p>Gone</p></main>", [["title", "A word"], ["why", "<i>"]], ["A word", "&lt;i&gt;"]),
        ('<main><form method="get" action="/act"><input name="title"></form>', [["title", "A word"]], ["A word"]),
        ('<main><form method="post" action="/act"><input name="other"></form>', [["title", "A word"]], ["A word"]),
        (FORM, [["who", "9"], ["guest", "Ann"], ["guest", "Ben"], ["guest", "Cy"]], ["9", "Cy"]),
    ],
)  # fmt: skip
def test_what_has_no_field_any_more_is_shown_all_the_same(page: str, fields: list[list[str]], shown: list[str]) -> None:
    filled = put_back(page, Entered(fields), NOTICE, at="/act")

    assert re.findall(r"<dd>(.*?)</dd>", filled) == shown


def test_another_page_leads_to_it() -> None:
    assert '<main><div class="alert unsent" role="status">' in with_link("<main></main>", '/a?b=1&c="')
    assert 'href="/a?b=1&amp;c=&quot;"' in with_link("<main></main>", '/a?b=1&c="')


@pytest.mark.parametrize(
    "piece", ["<details>", '<input name="guest">', "<form method=post action=/act>", "<select name=who><option>", "<"]
)
def test_the_time_grows_with_the_page(piece: str) -> None:
    def fill(page: str) -> None:
        put_back(page, Entered([["guest", "x"]] * page.count(piece)), NOTICE, at="/act")

    assert growth(fill, lambda size: f'<main><form method="post" action="/act">{piece * size}', 400) <= LIMIT
