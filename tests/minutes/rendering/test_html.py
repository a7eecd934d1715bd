import re
from dataclasses import replace

from lxml import html

from core.audience import Audience
from meetings.panels.letterhead import DocumentLetterhead
from minutes.document.redaction import Redacted, redact
from minutes.rendering.html import render_html
from tests.minutes.rendering.conftest import page_as_text


def page_of(redacted: Redacted) -> html.HtmlElement:
    return html.fromstring(page_as_text(redacted))


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def test_the_page_has_one_title_and_the_items_below_it(confidential):
    page = page_of(confidential)

    assert texts(page, "//h1") == ["Minutes of the 12th meeting"]
    assert texts(page, "//h2") == [
        "Attendance", "1. Budget", "2. Next steps", "3. The Halden bid", "4. Supply", "Actions from this meeting",
    ]  # fmt: skip
    assert texts(page, "//h3") == ["What it costs"]


def test_the_contents_lead_to_every_item_and_to_the_actions(public):
    page = page_of(public)

    targets = page.xpath("//nav[@aria-labelledby='contents-title']//a/@href")

    assert targets == ["#item-1", "#item-2", "#item-3", "#item-4", "#actions"]
    assert all(page.xpath(f"//*[@id='{target[1:]}']") for target in targets)


def test_the_page_leads_to_the_pdf(public):
    assert page_of(public).xpath("//a[text()='Download PDF']/@href") == ["/minutes/GRID12.pdf"]


def test_every_outcome_word_stands_on_the_page_once_and_labelled(public):
    page = page_of(public)

    assert texts(page, "//*[contains(@class, 'outcome ')]") == ["AGREED", "NOTED", "APPROVED", "ENDORSED", "DEFERRED"]
    assert re.findall(r"[A-Z]{3,}ED(?![A-Za-z])", page.text_content()) == [
        "AGREED", "NOTED", "APPROVED", "ENDORSED", "DEFERRED",
    ]  # fmt: skip


def test_an_action_is_set_off_with_number_owner_and_due(public):
    assert texts(page_of(public), "//*[@id='action-GRID12-02']") == [
        "ACTION GRID12/02 Tomas Reed · due June 2024 meeting "
        "Tomas Reed to provide a note on the reserve at the June 2024 meeting."
    ]


def test_a_draft_number_is_marked_in_the_box_and_in_the_summary(draft):
    item = draft.items[0]
    action = replace(item.actions[0], is_draft_number=True, owner="", due="")
    document = replace(draft, items=(replace(item, actions=(action,)),))

    page = page_of(redact(document, Audience.PUBLIC))

    assert texts(page, "//*[@class='action-head']") == ["ACTION GRID12/02 draft number no owner named · no date given"]
    assert texts(page, "//*[@class='action-summary']//td")[:3] == ["GRID12/02 draft number", "Not named", "Not given"]


def test_what_is_confidential_says_so_in_words(confidential):
    assert texts(page_of(confidential), "//*[@class='confidential-word']") == [
        "Confidential: Commercial until the award", "Confidential",
    ]  # fmt: skip


def test_a_withheld_item_is_marked_as_confidential_beside_its_pointer(public):
    assert texts(page_of(public), "//*[@id='item-3']/p") == [
        "Confidential", "This item is recorded in the Confidential Minutes of this meeting.",
    ]  # fmt: skip


def test_only_a_draft_wears_the_word(public, imported_public):
    assert texts(page_of(public), "//*[@class='draft']") == ["DRAFT"]
    assert "DRAFT" not in page_of(imported_public).text_content()


def test_imported_minutes_name_their_source_and_what_it_does_not_say(imported_public):
    page = page_of(imported_public)

    assert texts(page, "//header[@class='opening']/p") == ["Grid Board", "Public minutes · Published before SmartGov"]
    assert texts(page, "//dl[@class='facts']/*") == [
        "Held", "Not recorded", "Attended", "Not recorded", "Source", "grid11.txt, published before SmartGov",
    ]  # fmt: skip


def test_the_opening_says_when_who_and_how_many_and_the_table_each_seat_once(public):
    page = page_of(public)

    assert texts(page, "//dl[@class='facts']/*") == [
        "Held", "9 May 2024", "Chair", "Ines Holt", "Attended", "1 present, 1 alternate, 1 in attendance, 1 apologies",
    ]  # fmt: skip
    assert texts(page, "//section[@class='attendance']//tr") == [
        "SeatNamePresence", "Independent Chair Ines Holt Present", "Networks Priya Vale Alternate for Tomas Reed",
        "Small Generators Maud Achterberg Apologies", "In attendanceBo Lindqvist (items 1 to 2)",
    ]  # fmt: skip
    assert texts(page, "//tr[@class='absent']/td[1]") == ["Maud Achterberg"]


def test_a_letterhead_stands_above_the_title_its_logo_in_the_page_itself(draft):
    letterhead = DocumentLetterhead("1 High Street", "data:image/png;base64,AA==", "A blue square")

    page = page_of(redact(replace(draft, letterhead=letterhead), Audience.PUBLIC))

    assert texts(page, "//header[@class='opening']/p")[:2] == ["Grid Board", "1 High Street"]
    assert [(logo.get("src"), logo.get("alt")) for logo in page.xpath("//header[@class='opening']/img")] == [
        ("data:image/png;base64,AA==", "A blue square")
    ]


def test_blocks_that_are_confidential_one_after_the_other_share_one_mark(draft):
    blocks = draft.items[3].blocks
    item = replace(draft.items[3], blocks=(*blocks, replace(blocks[1], id="another", html="<p>And one more.</p>")))

    page = page_of(redact(replace(draft, items=(item,)), Audience.CONFIDENTIAL))

    assert texts(page, "//div[@class='confidential']") == [
        "Confidential One late supplier is named here. And one more."
    ]


def test_no_id_stands_twice(confidential):
    ids = page_of(confidential).xpath("//@id")

    assert len(ids) == len(set(ids))


def test_words_of_the_minutes_are_never_taken_for_markup(draft):
    document = replace(draft, panel_name="<b>Grid</b>", items=(replace(draft.items[0], title="<i>Budget</i>"),))

    markup = render_html(redact(document, Audience.PUBLIC))

    assert "<b>" not in markup
    assert "<i>" not in markup


def test_the_exported_page_is_whole_and_asks_for_no_other_file(public):
    markup = render_html(public)
    page = html.fromstring(markup)

    assert page.get("lang") == "en-GB"
    assert texts(page, "//title") == ["Grid Board: Minutes of the 12th meeting (DRAFT)"]
    assert page.xpath("//link | //script[not(@src)] | //img | //iframe") == []
    assert "url(" not in markup
    assert "@import" not in markup


def test_the_page_of_the_app_holds_no_style_and_no_script_of_its_own(public):
    assert page_of(public).xpath("//style | //script[not(@src)] | //@style") == []
