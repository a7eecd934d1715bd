"""The wall: a token is planted in every confidential field, and looked for in everything that goes out.

Each is looked for in the confidential rendition too, where it must be: a token that is nowhere proves nothing.
"""

import io
import re
import subprocess
from email.message import EmailMessage
from html import unescape
from urllib.parse import urljoin
from uuid import UUID

import pikepdf
import pytest
from django.core.management import call_command
from django.test import Client

from actions.models import Action, ActionState, Evidence
from actions.services import answer_action, attach_evidence, check_evidence, issue_action_numbers, transfer_action
from core.audit.trail import AuditEvent
from meetings.calendar.services.meetings import create_meeting
from meetings.models import Decision
from minutes.drafting.classification import give_block_reason
from minutes.drafting.details import set_decision_details
from minutes.drafting.save import write_text
from minutes.enums import VersionKind
from minutes.models import Minutes, Version
from minutes.reading.editions import document_for
from minutes.rendering.formats import RENDERERS
from minutes.versions.freeze import freeze_version
from minutes.workflow.notices import send_notice_of_actions
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, item_of, paragraph, uuid_of, write

TOKENS = {
    "item title": "quokkatitle",
    "reason for secrecy": "quokkareason",
    "text of a secret item": "quokkatext",
    "statement of a secret item": "quokkadecision",
    "action of a secret item": "quokkaaction",
    "owner in a secret item": "quokkaowner",
    "secret block": "quokkablock",
    "reason of a secret block": "quokkawhy",
    "dissenter in a secret block": "quokkadissent",
    "condition in a secret block": "quokkacondition",
    "statement in a secret block": "quokkastated",
    "action in a secret block": "quokkaowed",
    "reference in a secret block": "QUOK9/07",
    "sub-heading": "quokkaheading",
    "cell of a table": "quokkacell",
}
EVERYTHING = set(TOKENS)
PUBLIC_WORD = "wombat"
PART_OF_A_SECRET = "kkaaction"
SEARCHED = 'name="words"'  # a list that can be searched


@pytest.fixture
def planted(cast: Cast, minutes: Minutes) -> Minutes:
    secret = item_of(minutes, 2)
    secret.title, secret.sensitivity, secret.sensitivity_reason = (
        TOKENS["item title"],
        "confidential",
        TOKENS["reason for secrecy"],
    )
    secret.save()
    write(
        minutes,
        2,
        paragraph(
            "x", f"It was {TOKENS['text of a secret item']}. The Panel AGREED {TOKENS['statement of a secret item']}."
        )
        + action("y", f"{TOKENS['owner in a secret item']} to {TOKENS['action of a secret item']} at once."),
    )
    hidden = ' data-sensitivity="confidential"'
    write(
        minutes,
        1,
        paragraph("p", f"A {PUBLIC_WORD} came. The Panel NOTED the {PUBLIC_WORD}.")
        + paragraph(
            "q", f"A {TOKENS['secret block']} fell, see action {TOKENS['reference in a secret block']}.", secret=True
        )
        + paragraph("r", f"The Panel AGREED the {TOKENS['statement in a secret block']}.", secret=True)
        + action("s", f"The Clerk to see the {TOKENS['action in a secret block']} by 3 May 2024.", secret=True)
        + f"<h3{hidden}>{TOKENS['sub-heading']}</h3>"
        + f"<table{hidden}><tr><td>{TOKENS['cell of a table']}</td></tr></table>",
    )
    give_block_reason(item_of(minutes, 1), [UUID(uuid_of("q"))], TOKENS["reason of a secret block"], by=cast.operator)
    set_decision_details(
        Decision.objects.get(statement__contains=TOKENS["statement in a secret block"]),
        carried_by="majority",
        dissent_names=(TOKENS["dissenter in a secret block"],),
        condition=TOKENS["condition in a secret block"],
        by=cast.operator,
    )
    issue_action_numbers(minutes.meeting, by=cast.operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)
    return Minutes.objects.get_by_reference(minutes.meeting.reference)


def laid_open(content: str | bytes) -> str:
    """All that can be got out of a file: of a PDF its words as a reader sees them and every object it holds."""
    if isinstance(content, str):
        return content
    words = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout  # noqa: S607
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False, qdf=True)
    return words.decode() + plain.getvalue().decode("latin-1")


def found_in(content: str | bytes) -> set[str]:
    text = laid_open(content).replace("\n", "")
    return {name for name, token in TOKENS.items() if token in text}


@pytest.mark.parametrize("format_", sorted(RENDERERS))
def test_a_file_of_the_public_rendition_holds_no_secret_and_the_confidential_one_each(
    cast: Cast, planted: Minutes, format_: str
) -> None:
    public = RENDERERS[format_](document_for(cast.observer, planted))
    confidential = RENDERERS[format_](document_for(cast.cleared_observer, planted))

    assert found_in(public) == set()
    assert PUBLIC_WORD in laid_open(public)
    assert found_in(confidential) == EVERYTHING


@pytest.mark.parametrize("format_", ["txt", "json", "html"])
@pytest.mark.parametrize("rendition", ["public", "confidential"])
def test_the_operators_export_is_public_unless_the_other_rendition_is_asked_for(
    planted: Minutes, format_: str, rendition: str
) -> None:
    out, plain = io.StringIO(), io.StringIO()

    call_command("export_minutes", "GRID12", format=format_, rendition=rendition, stdout=out)
    call_command("export_minutes", "GRID12", format=format_, stdout=plain)

    assert found_in(out.getvalue()) == (EVERYTHING if rendition == "confidential" else set())
    assert found_in(plain.getvalue()) == set()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("anonymous", set()),
        ("outsider", set()),
        ("observer", set()),
        ("cleared_observer", EVERYTHING),
        ("member", EVERYTHING),
        ("secretary", EVERYTHING),
    ],
)
@pytest.mark.parametrize("address", ["/minutes/GRID12/", "/minutes/GRID12.pdf"])
def test_each_reader_of_the_published_page_and_paper_gets_what_they_are_cleared_for(
    cast: Cast, planted: Minutes, client: Client, role: str, expected: set[str], address: str
) -> None:
    record_publication_elsewhere(planted, by=cast.operator)
    if role != "anonymous":
        client.force_login(getattr(cast, role))

    response = client.get(address)

    shown = response.content if address.endswith("pdf") else response.content.decode()
    assert found_in(shown) == expected
    assert found_in(str(response.headers)) == set()


REASONS = {"reason for secrecy", "reason of a secret block"}  # what is open has none


@pytest.fixture
def changed_sides(cast: Cast, planted: Minutes) -> Minutes:
    """Everything is secret in version 1, open in version 2 and secret again in version 3; each was published."""
    record_publication_elsewhere(planted, by=cast.operator)
    secret = ' data-sensitivity="confidential"'
    as_it_was = item_of(planted, 1).text.html
    for html, sensitivity in ((as_it_was.replace(secret, ""), "public"), (as_it_was, "confidential")):
        planted.meeting.items.filter(number=2).update(sensitivity=sensitivity)
        write_text(item_of(planted, 1).text, html, by=cast.operator)
        freeze_version(planted, VersionKind.IMPORTED, by=cast.operator)
    return planted


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("anonymous", [set(), EVERYTHING - REASONS, set()]),
        ("outsider", [set(), EVERYTHING - REASONS, set()]),
        ("observer", [set(), EVERYTHING - REASONS, set()]),
        ("cleared_observer", [EVERYTHING, EVERYTHING - REASONS, EVERYTHING]),
    ],
)
@pytest.mark.parametrize("address", ["/minutes/GRID12/v{}/", "/minutes/GRID12/v{}.pdf"])
def test_each_version_hides_what_was_confidential_in_it(
    cast: Cast, changed_sides: Minutes, client: Client, role: str, expected: list[set[str]], address: str
) -> None:
    if role != "anonymous":
        client.force_login(getattr(cast, role))

    responses = [client.get(address.format(number)) for number in (1, 2, 3)]

    contents = [each.content if address.endswith("pdf") else each.content.decode() for each in responses]
    assert [found_in(content) for content in contents] == expected
    assert all(PUBLIC_WORD in laid_open(content) for content in contents)
    assert [found_in(str(each.headers)) for each in responses] == [set()] * 3


@pytest.mark.parametrize("address", ["/", "/minutes/GRID99/", "/minutes/quokka/"])
def test_no_other_page_says_anything_secret(cast: Cast, planted: Minutes, client: Client, address: str) -> None:
    client.force_login(cast.cleared_observer)

    assert found_in(client.get(address).content.decode()) == set()


def test_the_frozen_public_text_and_the_audit_trail_hold_no_secret(planted: Minutes) -> None:
    version = Version.objects.get()

    assert found_in(version.public_json) == set()
    assert found_in(version.confidential_json) == set(TOKENS)
    assert found_in("".join(AuditEvent.objects.values_list("facts", flat=True))) == set()


def test_a_withheld_items_number_and_pointer_stay(cast: Cast, planted: Minutes) -> None:
    text = RENDERERS["txt"](document_for(cast.observer, planted))

    assert "2. Confidential item\n\nThis item is recorded in the Confidential Minutes of this meeting." in str(text)


def everything_for(client: Client) -> str:
    """All that a reader can get at by following links from the start page, and by typing every reference: pages with
    their headers, files with their names, and the addresses themselves. PDFs have a test of their own."""
    seen, waiting, found = set(), ["/", *REFERENCES], []
    while waiting:
        address = waiting.pop()
        if address in seen or address.endswith(".pdf") or address.startswith("/account/"):
            continue
        seen.add(address)
        response = client.get(address)
        body = response.getvalue().decode()
        found += [address, str(response.headers), body]
        links = [*re.findall(r'href="([^"#]+)', body), response.headers.get("Location", "")]
        waiting += [urljoin(address, unescape(link)).split("#")[0] for link in links if not link.startswith("http")]
        if "?" not in address:
            waiting += [f"{address}?page=2"]
        if SEARCHED in body and "?" not in address:
            waiting += [f"{address}?words={PART_OF_A_SECRET}"]
    return "\n".join(found)


REFERENCES = [f"/go/GRID12/{number:02}" for number in range(1, 5)] + [
    "/go/GRID12/2",
    "/go/?q=GRID12",
    "/minutes/GRID99/",
    "/minutes/GRID12/versions/",
]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("anonymous", set()),
        ("outsider", set()),
        ("observer", set()),
        ("cleared_observer", set(TOKENS)),
        ("secretary", set(TOKENS)),
    ],
)
@pytest.mark.parametrize("state", ["published", "draft"])
def test_nothing_that_a_reader_can_get_at_holds_what_they_are_not_cleared_for(
    cast: Cast, planted: Minutes, client: Client, role: str, expected: set[str], state: str
) -> None:
    if state == "published":
        record_publication_elsewhere(planted, by=cast.operator)
    if role != "anonymous":
        client.force_login(getattr(cast, role))

    got = everything_for(client)

    sees_minutes = state == "published" or role == "secretary"
    of_the_agenda = expected & {"item title", "reason for secrecy"}
    assert found_in(got) == (expected if sees_minutes else of_the_agenda)
    assert (PUBLIC_WORD in got) == sees_minutes


def test_counts_of_the_registers_do_not_count_what_is_hidden(cast: Cast, planted: Minutes, client: Client) -> None:
    record_publication_elsewhere(planted, by=cast.operator)

    def counted(role: str) -> list[str]:
        client.force_login(getattr(cast, role))
        pages = [client.get(address).content.decode() for address in ("/decisions/", "/actions/")]
        return [re.search(r"<strong>(\d+) ", page)[1] for page in pages]

    assert counted("observer") == ["1", "0"]
    assert counted("cleared_observer") == ["3", "2"]


@pytest.fixture
def answered(cast: Cast, planted: Minutes, mailbox: list[EmailMessage]) -> Minutes:
    """Both confidential actions fall to the observer, who is not cleared, and to one who is and has answered them."""
    keep = {"by": cast.secretary}
    for owed in Action.objects.filter(meeting=planted.meeting):
        transfer_action(owed, f"Cleared, Observer and {TOKENS['owner in a secret item']}", **keep)
        attach_evidence(owed, check_evidence(f"{TOKENS['secret block']}.txt", b"As agreed."), by=cast.cleared_observer)
        answer_action(owed, ActionState.AT_RISK, note=TOKENS["sub-heading"], by=cast.cleared_observer)
    write(planted, 1, paragraph("p", f"A {PUBLIC_WORD} came.") + action("z", f"Observer to feed the {PUBLIC_WORD}."))
    create_meeting(cast.panel, 13, by=cast.secretary)
    send_notice_of_actions(planted, site="http://testserver", by=cast.secretary)
    return planted


def test_a_notice_and_what_follows_it_leak_nothing_to_who_is_not_cleared(
    cast: Cast, answered: Minutes, client: Client, mailbox: list[EmailMessage]
) -> None:
    places = ["/actions/mine/", "/actions/mine/?show=over", "/actions.csv", "/meetings/GRID13/"]

    def got(role: str) -> str:
        client.force_login(getattr(cast, role))
        return everything_for(client) + "".join(client.get(place).getvalue().decode() for place in places)

    observer, cleared = got("observer"), got("cleared_observer")

    assert {name for name, token in TOKENS.items() if token in observer} == set()
    assert not any(
        str(pk) in observer for pk in Action.objects.filter(sensitivity="confidential").values_list("pk", flat=True)
    )
    assert not any(str(pk) in observer for pk in Evidence.objects.values_list("pk", flat=True))
    assert f"Observer to feed the {PUBLIC_WORD}" in observer
    for name in ("action of a secret item", "owner in a secret item", "sub-heading", "secret block"):
        assert TOKENS[name] in cleared
    assert f"A {PUBLIC_WORD} came" not in observer + cleared


def test_mails_name_nothing_confidential_and_count_it_only_for_who_is_cleared(
    cast: Cast, answered: Minutes, mailbox: list[EmailMessage]
) -> None:
    told = {mail["To"]: mail["Subject"] for mail in mailbox}
    text = "".join(mail.as_string() + mail.get_content() for mail in mailbox)

    assert told == {
        "observer@example.org": "GRID12: you owe 1 action",
        "cleared@example.org": "GRID12: you owe 1 action",
    }
    assert found_in(text) == set()
