"""What is pasted becomes part of a minute: house style from text, Word and the web; and secrets stay secret."""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from actions.models import Action
from core.accounts.models import User
from meetings.models import Decision, Panel
from meetings.panels.services import add_outcome_words
from minutes.models import Minutes
from minutes.text import read
from tests.browser.drafting import Desk, kept
from tests.browser.test_drafting import decisions
from tests.factories import paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADINGS = [
    "Appropriate transitional periods for compliance with Standards",
    "Setting an assurance status for a Party in regard to User Security Assessments",
    "Scope and frequency of the DCC’s Total System Assessments",
]
SUB_POINTS = [HEADINGS[0], HEADINGS[1] + "."]


def item_6(shared_file: Callable[[str], Path]) -> str:
    text = shared_file("secp47.txt").read_text(encoding="utf-8")
    return text[text.index("\nSECAS presented the Panel with details") : text.index("\n 7. User Security")]


def as_word(text: str) -> str:
    """The item as Word puts it on the clipboard: classes, styles, and lists that are paragraphs."""
    ignore = "<span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    out = ["<html><head><style>p.MsoNormal {margin:0}</style></head><body lang=EN-GB style='word-wrap:break-word'>"]
    for chunk in text.replace("\n Setting", "\n\nSetting").strip().split("\n\n"):
        words = escape(" ".join(chunk.split()), quote=False)
        if words in HEADINGS:
            out.append(f"<p class=MsoNormal style='margin:0'><b style='x'>{words}</b><o:p></o:p></p>")
        elif words.startswith(". "):
            out += [
                f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
                f"<![if !supportLists]>{ignore}<![endif]>{entry.strip()}<o:p></o:p></p>"
                for entry in words[2:].split(" . ")
            ]
        else:
            out.append(f"<p class=MsoNormal onclick='x()'><span style='color:black'>{words}</span></p>")
    return "".join([*out, "</body></html>"])


def check_item_6() -> None:
    reading = read(kept(), panel_code="GRID")
    assert list(reading.subheadings) == HEADINGS
    assert [outcome for outcome, _ in decisions()] == ["AGREED", "APPROVED", "DEFERRED"]
    assert decisions()[0][1] == "AGREED to delegate this activity to the SSC."
    assert Decision.objects.get(outcome="APPROVED").sub_points == SUB_POINTS
    assert Decision.objects.get(outcome="DEFERRED").deferred_to == "September 2017"
    owed = [(each.owner, each.text.split(",")[0]) for each in Action.objects.order_by("position")]
    assert [owner for owner, _ in owed] == ["SECAS", "SECAS"]
    assert owed[1][1] == "SECAS to publish the Delegation register on the SEC Website"
    assert "SECP47" not in kept()


@pytest.mark.parametrize("dress", ["text", "word"])
def test_item_6_of_the_model_document_pasted_gives_what_its_key_says(
    desk: Desk, shared_file: Callable[[str], Path], dress: str
) -> None:
    text = item_6(shared_file)
    if dress == "text":
        desk.paste(text=text)
    else:
        desk.paste(html=as_word(text), text=text)
    desk.save()

    check_item_6()
    assert desk.as_sent() == kept()
    assert desk.complaints == []


def test_an_outcome_word_of_the_panels_own_begins_an_entry(desk: Desk) -> None:
    add_outcome_words(Panel.objects.get(), ["UPHELD"], by=User.objects.operator())
    desk.open()
    desk.focus()
    desk.paste(text="The Panel:\nUPHELD the report;\nNOTED the letter.")
    desk.save()

    assert [block.kind for block in read(kept(), panel_code="GRID").blocks] == ["paragraph", "list"]
    assert decisions() == [("UPHELD", "UPHELD the report"), ("NOTED", "NOTED the letter.")]


def test_what_had_been_decided_before_the_meeting_is_no_decision(desk: Desk) -> None:
    desk.type("The Sub-Group had APPROVED a target. The Panel NOTED it.")
    desk.save()

    assert decisions() == [("NOTED", "NOTED it.")]
    assert desk.as_sent() == kept()


def test_pasting_is_undone_at_one_stroke(desk: Desk) -> None:
    desk.type("Before.")
    before = desk.as_sent()
    desk.page.wait_for_timeout(700)
    desk.paste(text="The Panel:\n- NOTED it; and\n- AGREED it.")
    after = desk.as_sent()
    desk.press("Control+z")

    assert after != before
    assert desk.as_sent() == before


def test_words_of_one_line_are_just_words(desk: Desk) -> None:
    desk.type("The Panel ")
    desk.paste(text="NOTED the paper")
    desk.type(".")
    desk.save()

    assert decisions() == [("NOTED", "NOTED the paper.")]


def test_a_decision_that_is_copied_is_another_decision(desk: Desk) -> None:
    desk.type("The Panel NOTED it,")
    desk.press("Shift+Enter")
    desk.type("and gladly.")
    desk.press("Control+a", "Control+c", "End", "Enter", "Control+v")
    desk.save()

    assert decisions() == [("NOTED", "NOTED it,\nand gladly.")] * 2
    desk.page.evaluate("document.querySelector('#editor').editor.commands.addTable()")
    desk.press("Control+v")
    named = [set(re.findall('data-decision="([^"]+)"', block)) for block in desk.as_sent().split("</p>")]
    assert sorted(len(ids) for ids in named if ids) == [1, 1, 1]
    assert len(set.union(*named)) == 3


def test_nested_entries_of_word_stand_within_and_printed_numbers_stay(desk: Desk) -> None:
    entry = "<p style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{}</span>{}</p>"
    desk.paste(html=entry.format(1, "(a)", "first") + entry.format(2, "o", "within") + entry.format(1, "(b)", "second"))

    markup = desk.as_sent()
    assert "<li><p>(a) first</p><ul><li><p>within</p></li></ul></li><li><p>(b) second</p></li>" in markup
    assert desk.complaints == []


def test_a_page_of_the_web_leaves_its_dress_behind(desk: Desk) -> None:
    desk.paste(
        html="<style>p{}</style><h1 style='x'>A title</h1><div onclick='x()'><p>Words <a href='javascript:x()'>bad</a> "
        "<a href='https://example.org/a b'>good</a></p></div><script>alert(1)</script>"
    )
    desk.save()

    assert "<h3 " in kept()
    assert '<a href="https://example.org/a%20b">good</a>' in kept()
    assert "javascript" not in kept()
    assert desk.as_sent() == kept()
    assert desk.complaints == []


def confidential(desk: Desk) -> list[str]:
    return [block.text for block in read(desk.as_sent(), panel_code="GRID").blocks if block.is_confidential]


def test_words_cut_from_a_confidential_paragraph_make_confidential_what_they_are_pasted_into(
    desk: Desk, draft: Minutes
) -> None:
    write(draft, 1, paragraph("s", "secret", secret=True) + paragraph("p", "public"))
    desk.open()
    desk.focus()
    desk.press("ArrowUp", "Home", "Shift+End", "Control+c", "ArrowDown", "End", "Control+v")

    assert confidential(desk) == ["secret", "publicsecret"]


@pytest.mark.parametrize("wait", [True, False])
def test_a_confidential_paragraph_joined_to_a_public_one_makes_it_confidential(
    desk: Desk, draft: Minutes, wait: bool
) -> None:
    write(draft, 1, paragraph("p", "public") + paragraph("s", "secret", secret=True))
    desk.open()
    desk.focus()
    desk.page.keyboard.press("Home")
    if wait:
        desk.page.wait_for_timeout(100)
    desk.page.keyboard.press("Backspace")
    desk.page.wait_for_timeout(200)

    assert all(
        "secret" not in block.text or block.is_confidential for block in read(desk.as_sent(), panel_code="G").blocks
    )


def test_secrecy_is_set_and_lifted_by_its_key_alone_and_what_follows_a_secret_is_secret(desk: Desk) -> None:
    desk.type("whisper")
    desk.press("Alt+Shift+c")
    desk.not_now()
    desk.press("Enter")
    desk.type("and on")
    both = confidential(desk)
    desk.press("Alt+Shift+c")

    assert both == ["whisper", "and on"]
    assert confidential(desk) == ["whisper"]


def test_the_public_view_shows_what_the_public_would_read(desk: Desk, draft: Minutes) -> None:
    write(draft, 1, paragraph("p", "Aloud.") + paragraph("s", "Whispered.", secret=True))
    desk.open()
    desk.page.locator("#as-public").focus()
    desk.press("Enter")
    desk.page.wait_for_selector("#public-view:not([hidden])")

    assert "Aloud." in desk.page.locator("#public-view").inner_text()
    assert "Whispered." not in desk.page.locator("#public-view").inner_text()
    assert not desk.page.locator("#text").is_visible()
