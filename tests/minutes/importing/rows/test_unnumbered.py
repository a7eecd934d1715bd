"""Minutes that number their items in their own way, and their actions not at all, keep both wherever they are read."""

import json

import pytest
from django.test import Client

from actions.models import Action, IssuedAction
from core.accounts.models import User
from core.audience import Audience
from core.audit.trail import inspect_chain
from core.errors import WrongState
from meetings.models import AgendaItem, Meeting
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.importing.rows.plan import plan_import
from minutes.models import Minutes, Version
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.pdf import render_pdf
from minutes.rendering.text import render_text
from minutes.versions.freeze import version_document
from tests.minutes.importing.rows.harbour import bring_in, import_request, source

TEXT = """\
Harbour Lights Parish
Minutes of 7 March 2031                                                      Action by

41/31 Lamp Oil

The price of oil had risen. Three barrels will be bought at once.            KH

RESOLVED: 1) That the oil be bought. 2) That it be locked away.

ACTION ITEM: Dr. K. Iyer to paint the store no later than 1 May 2031.

42/31 Buoys

It was resolved that the buoys be counted.

ACTION HLP9/07: Clerk to count them.
"""


@pytest.fixture
def imported(operator: User) -> Minutes:
    bring_in(operator, TEXT)
    return Minutes.objects.with_meeting().get()


def test_items_keep_their_printed_numbers_and_rank_by_them(imported: Minutes) -> None:
    assert list(AgendaItem.objects.values_list("number", "printed_number")) == [(41, "41/31"), (42, "42/31")]


def test_actions_without_a_number_are_rows_without_one_that_keep_their_owners(imported: Minutes) -> None:
    rows = Action.objects.values_list("number", "printed_label", "owner", "due", "stage")

    assert list(rows) == [
        (None, "…  KH", "KH", "", "issued"),
        (None, "ACTION ITEM:", "Dr. K. Iyer", "1 May 2031", "issued"),
        (7, None, "Clerk", "", "issued"),
    ]
    assert sorted(IssuedAction.objects.values_list("number", flat=True), key=str) == [7, None, None]
    assert Meeting.objects.get().next_action_number == 8
    assert inspect_chain().fault is None


def test_a_table_of_actions_leaves_its_owners_and_dues_with_them(operator: User) -> None:
    table = (
        "\n43/31 Actions\n\nNo   Action                      Owner      Due\n"
        "1    Ask for two prices for      RS         1 June\n     the roof                               2031\n"
        "2    Paint the hut               J. Moss    Ongoing\n"
    )
    bring_in(operator, TEXT + table)

    rows = Action.objects.filter(item__number=43).values_list("printed_label", "owner", "due", "text")
    assert list(rows) == [
        ("1 …  RS 1 June 2031", "RS", "1 June 2031", "Ask for two prices for the roof"),
        ("2 …  J. Moss Ongoing", "J. Moss", "Ongoing", "Paint the hut"),
    ]


LIMBS = """
43/31 Store                                                                  Action by

The Panel RESOLVED:
(a) that the store be painted by 1 May 2031;                                 KH
(b) that the door be mended.

It was AGREED that the key be kept by the Clerk.                             Clerk
"""


def test_limbs_and_sentences_with_an_owner_are_decisions_and_actions(operator: User) -> None:
    bring_in(operator, TEXT.replace("                                                      Action by", "") + LIMBS)

    minutes = Minutes.objects.with_meeting().get()
    item = build_document(minutes).items[2]
    assert [(each.outcome, each.text, each.sub_points) for each in item.decisions] == [
        ("RESOLVED", "RESOLVED:", ("that the store be painted by 1 May 2031", "that the door be mended.")),
        ("AGREED", "AGREED that the key be kept by the Clerk.", ()),
    ]
    assert list(Action.objects.filter(item__number=43).values_list("owner", "text", "due")) == [
        ("KH", "that the store be painted by 1 May 2031;", "1 May 2031"),
        ("Clerk", "It was AGREED that the key be kept by the Clerk.", ""),
    ]
    page = render_html(redact(build_document(minutes), Audience.PUBLIC))
    assert "(a) that the store be painted" in page
    assert render_pdf(redact(build_document(minutes), Audience.PUBLIC)).startswith(b"%PDF")
    frozen = version_document(Version.objects.get(), Audience.PUBLIC).document
    assert frozen.items[2].decisions[0].sub_points == item.decisions[0].sub_points


def test_the_dry_run_shows_what_the_import_leaves(operator: User) -> None:
    foretold = render_json(redact(plan_import(source(TEXT), import_request()).preview, Audience.PUBLIC))
    bring_in(operator, TEXT)

    done = render_json(redact(build_document(Minutes.objects.with_meeting().get()), Audience.PUBLIC))

    assert json.loads(foretold)["items"] == json.loads(done)["items"]


def test_every_word_is_printed_again(imported: Minutes) -> None:
    redacted = redact(build_document(imported), Audience.PUBLIC)
    text, page = render_text(redacted), render_html(redacted)

    assert sorted(text.split()) == sorted(TEXT.split())
    assert "41/31 Lamp Oil" in text
    assert "\nThree barrels will be bought at once.  KH\n" in text
    assert "\nACTION ITEM: Dr. K. Iyer to paint" in text
    assert '<span class="item-number">41/31 </span>Lamp Oil' in page
    assert page.count("no number") == 2
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_data_tells_actions_without_a_number_apart(imported: Minutes) -> None:
    items = json.loads(render_json(redact(build_document(imported), Audience.PUBLIC)))["items"]

    assert [item["printed_number"] for item in items] == ["41/31", "42/31"]
    assert [(row.get("reference"), row.get("label")) for item in items for row in item["actions"]] == [
        (None, "…  KH"),
        (None, "ACTION ITEM:"),
        ("HLP9/07", None),
    ]


def test_the_version_freezes_them_as_they_are(imported: Minutes) -> None:
    frozen = version_document(Version.objects.get(), Audience.PUBLIC).document

    assert [item.printed_number for item in frozen.items] == ["41/31", "42/31"]
    assert [action.printed_label for action in frozen.actions] == ["…  KH", "ACTION ITEM:", None]


def test_consent_given_later_leaves_them_without_a_number(operator: User) -> None:
    text = TEXT.replace("The price of", "The price of of")
    bring_in(operator, text)

    assert bring_in(operator, text, accept_corrections=True).newly_accepted

    assert Action.objects.filter(number=None).count() == 2


def test_the_same_text_again_changes_nothing(operator: User, imported: Minutes) -> None:
    assert bring_in(operator, TEXT).changes_nothing
    with pytest.raises(WrongState, match="has been imported with these lines as text"):
        bring_in(operator, TEXT, leave_out_furniture=True)


@pytest.mark.parametrize("address", ["/actions/", "/actions.csv", "/minutes/HLP9/"])
def test_pages_and_registers_show_actions_without_a_number(imported: Minutes, client: Client, address: str) -> None:
    page = client.get(address, follow=True)

    said = page.getvalue().decode()
    assert page.status_code == 200
    assert "no number" in said


def test_an_action_without_a_number_has_a_page_of_its_own(imported: Minutes, client: Client) -> None:
    action = Action.objects.get(printed_label="…  KH")

    page = client.get(f"/actions/{action.pk}/")

    assert page.status_code == 200
    assert "HLP9, no number" in page.content.decode()


def test_the_pdf_prints_them(imported: Minutes) -> None:
    assert render_pdf(redact(build_document(imported), Audience.PUBLIC)).startswith(b"%PDF")
