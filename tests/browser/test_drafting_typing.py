"""A table, a numbered list, a link and an owner, written and changed by keyboard alone; and Tab, which stays."""

import re

import pytest

from core.accounts.models import User
from meetings.models import Organisation, Panel, Person
from minutes.models import Minutes
from tests.browser.axe import violations
from tests.browser.drafting import Desk, SignIn, kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMPTY = "document.querySelector('#editor').editor.commands.setContent('<p></p>')"
NAMES = r'(?: data-(?:block|action)="[^"]+"| data-placeholder)'
A_TABLE = "<table><tr><td>g1</td><td>g2</td></tr></table>"


@pytest.fixture
def opened(sign_in: SignIn, secretary: User, draft: Minutes) -> Desk:
    Panel.objects.update(rules={"quotes": "double"})
    Person.objects.filter(account=secretary).update(organisation=Organisation.objects.create(name="Harbour Trust"))
    desk = sign_in(secretary)
    desk.open()
    desk.focus()
    return desk


def anew(desk: Desk) -> None:
    """An empty text, with the caret in it."""
    desk.page.evaluate(EMPTY)
    desk.focus()


def text_of(desk: Desk) -> str:
    """The text as it would be sent, without the names of its blocks."""
    return re.sub(NAMES, "", desk.as_sent())


def shown(desk: Desk, element: str) -> str:
    return " ".join(desk.page.inner_text(element).split())


def test_a_table_a_numbered_list_and_an_owner_are_edited_by_keyboard(opened: Desk) -> None:
    opened.type("1. one")
    opened.press("Enter")
    opened.type("two")
    opened.press("Enter", "Enter", "Alt+Shift+t")
    opened.page.wait_for_selector("#table-menu[open] button:focus")
    opened.press("Enter")
    opened.page.wait_for_selector(".ProseMirror table")
    opened.type("Name")
    opened.press("Tab")
    opened.type("Sum")
    opened.press("Alt+Shift+ArrowRight", "Alt+Shift+ArrowDown", "Tab")
    opened.type("Due")
    opened.press("Tab", "Alt+Shift+Delete", "Alt+Shift+Delete")
    in_table = shown(opened, "#keys")
    opened.press("Alt+Shift+t")
    opened.page.wait_for_selector("#table-menu[open] button:focus")
    faults = violations(opened.page)
    opened.press("Escape")
    opened.page.wait_for_selector("#text:focus")
    opened.press("Control+End")
    opened.type("ACTION 3: tr")
    opened.page.wait_for_selector("#owners:not([hidden])")
    opened.press("ArrowDown")
    opened.page.wait_for_selector("#text[aria-activedescendant]")
    faults += violations(opened.page)
    opened.press("Enter")
    opened.type(""" to "write" 6" wide of the '90s by the end of May""")
    opened.press("Enter")
    opened.type("ACTION: the Nobody to ring by Friday")
    opened.save()

    assert re.sub(NAMES, "", kept()) == (
        "<ol><li><p>one</p></li><li><p>two</p></li></ol>"
        "<table><tbody><tr><th><p>Name</p></th><th><p>Sum</p></th><th><p>Due</p></th></tr>"
        f"<tr>{'<td><p></p></td>' * 3}</tr></tbody></table>"
        '<aside>Harbour Trust to “write” 6" wide of the ’90s by the end of May</aside>'
        "<aside>the Nobody to ring by Friday</aside>"
    )
    assert (
        opened.page.eval_on_selector(".ProseMirror ol", "list => list.outerHTML.split('>')[0].includes('type')")
        is False
    )
    assert "next cell" in in_table
    assert "leaves the text" in in_table
    column = shown(opened, "#yield")
    assert "Harbour Trust · due the end of May (31 May 2024)" in column
    assert "Nobody · due Friday (10 May 2024) draft number Check: nobody answers for this owner" in column
    assert "nobody answers for this owner" in shown(opened, ".ProseMirror .action >> nth=1")
    assert (faults, opened.complaints) == ([], [])


def test_tab_never_leaves_the_text_unseen_and_escape_before_it_does(opened: Desk) -> None:
    stays = []
    for text in ("word", "- first entry", "ACTION: The Nobody to"):
        anew(opened)
        opened.type(text)
        opened.press("Tab", "Shift+Tab")
        stays.append(opened.has_focus())
    opened.press("Escape")
    told = shown(opened, "#keys")
    opened.press("Tab")
    left = not opened.has_focus()
    opened.press("Shift+Tab", "Tab")

    assert (stays, told, left) == ([True, True, True], "Tab now leaves the text", True)
    assert opened.has_focus()


def test_nothing_pasted_tears_a_table_and_no_word_of_it_goes(opened: Desk) -> None:
    opened.press("Alt+Shift+t", "Enter")
    opened.page.wait_for_selector(".ProseMirror table")
    opened.type("a")
    opened.page.evaluate("document.querySelector('#editor').editor.commands.addTable()")
    for html in ("<p>b</p>" + A_TABLE, A_TABLE, "<h2>e</h2><p>f</p>"):
        opened.paste(html=html)
    opened.press("Tab", "Tab")
    opened.paste(html=A_TABLE)
    opened.type("!")
    opened.paste(html="<ul><li>h</li><li>i</li></ul>")

    assert text_of(opened) == (
        "<table><tbody><tr><th><p>a</p><p>b</p><p>g1 g2</p><p>g1 g2</p><p>e</p><p>f</p></th>"
        "<th><p></p></th></tr><tr><td><p>g1</p></td><td><p>g2!</p><ul><li><p>h</p></li><li><p>i</p></li></ul></td></tr>"
        "<tr><td><p></p></td><td><p></p></td></tr></tbody></table><p></p>"
    )


@pytest.mark.parametrize(
    "shape", ["<p {}>s</p><table><tr><td>t</td></tr></table>", "<table {}><tr><td>t</td></tr></table>"]
)
def test_a_secret_pasted_into_a_table_makes_it_secret(opened: Desk, shape: str) -> None:
    opened.press("Alt+Shift+t", "Enter")
    opened.page.wait_for_selector(".ProseMirror table")
    opened.paste(html=shape.format('data-sensitivity="confidential"'))

    assert text_of(opened).startswith('<table data-sensitivity="confidential"><tbody><tr>')


def test_cells_that_are_copied_out_of_a_secret_table_are_secret(opened: Desk) -> None:
    opened.press("Alt+Shift+t", "Enter")
    opened.page.wait_for_selector(".ProseMirror table")
    opened.type("s")
    opened.press("Alt+Shift+c")
    opened.not_now()
    copied = opened.page.evaluate(
        """() => {
            const { commands, view } = document.querySelector("#editor").editor
            commands.setCellSelection({ anchorCell: 2, headCell: 2 })
            return view.serializeForClipboard(view.state.selection.content()).dom.innerHTML
        }"""
    )
    opened.press("Control+End")
    opened.paste(html=copied)

    assert text_of(opened).count('data-sensitivity="confidential"') == 2
    assert "<p>s</p>" in text_of(opened).partition("</table>")[2]


def test_a_caret_is_back_in_its_place_at_once_when_a_dialogue_closes(opened: Desk) -> None:
    opened.type("See the paper")
    opened.press("Control+k")
    opened.page.wait_for_selector("#link[open] #link-address:focus")

    at = opened.page.evaluate(
        """() => {
            document.querySelector("#link").close()
            const { focusNode, focusOffset } = getSelection()
            return document.querySelector("#editor").editor.view.posAtDOM(focusNode, focusOffset)
        }"""
    )

    assert at == 1 + len("See the paper")


def test_ctrl_k_makes_changes_and_takes_away_a_link(opened: Desk) -> None:
    def ask(address: str) -> None:
        opened.press("Control+k")
        opened.page.wait_for_selector("#link[open] #link-address:focus")
        opened.press("Control+a")
        opened.type(address)
        opened.press("Enter")

    opened.type("See the paper")
    opened.press("Control+Shift+ArrowLeft")
    ask("javascript:alert(1)")
    refused, faults = shown(opened, "#link [data-error]"), violations(opened.page)
    opened.press("Control+a")
    opened.type("example.org/a?b=c&d")
    opened.press("Enter")
    opened.page.wait_for_selector("#text:focus")
    opened.type(" now")
    made = text_of(opened)
    for _ in range(6):
        opened.press("ArrowLeft")
    ask("clerk@example.org")
    opened.page.wait_for_selector("#text:focus")
    changed = text_of(opened)
    opened.press("ArrowLeft", "Control+k")
    opened.page.click("#link [data-remove]")

    assert refused.startswith("Enter a web address")
    assert made == '<p>See the <a href="https://example.org/a?b=c&amp;d">paper</a> now</p>'
    assert changed == '<p>See the <a href="mailto:clerk@example.org">paper</a> now</p>'
    assert text_of(opened) == "<p>See the paper now</p>"
    assert (faults, opened.complaints) == ([], [])
