"""A version at its own address: for whom it was given to, however many have replaced it, and what replaced it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.services import issue_action_numbers
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version, VersionWithdrawal
from minutes.versions.freeze import freeze_version
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, stated, write
from tests.minutes.versions.superseding import AFTER, BEFORE, bring_to_by_days, correct, on, publish_first, seen_by
from tests.minutes.workflow.signing import PASSWORD, bring_to

S = MinutesState
BAR = re.compile(r'<section class="version-bar.*?</section>', re.DOTALL)


@pytest.fixture
def published(cast: Cast, complete: Minutes) -> Minutes:
    return publish_first(complete, cast)


def page_of(client: Client, number: int) -> str:
    return client.get(f"/minutes/GRID12/v{number}/").content.decode()


def bar(client: Client, number: int) -> str:
    """The words of the bar above a version, blanks as one; nothing where there is none."""
    found = BAR.search(page_of(client, number))
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def test_a_published_version_stays_when_the_next_is_published(cast: Cast, published: Minutes, client: Client) -> None:
    before = page_of(client, 3)
    correct(published, cast)

    after, current = page_of(client, 3), client.get("/minutes/GRID12/").content.decode()

    assert BEFORE in before
    assert BEFORE in after
    assert "I confirm these minutes" in after
    assert AFTER in current
    assert bar(client, 3) == (
        "Superseded by version 6, published 14 November 2026. This text stays here as it was published. "
        "Read version 6 All versions"
    )
    links = re.findall(r'href="([^"]+)"', BAR.search(after)[0])
    assert links == ["/minutes/GRID12/v6/", "/minutes/GRID12/versions/"]


def test_every_version_says_to_members_by_which_it_is_replaced(cast: Cast, published: Minutes, client: Client) -> None:
    correct(published, cast)
    seen_by(client, cast, "member")

    said = {number: bar(client, number).partition(" This text")[0] for number in range(1, 7)}

    assert said == dict.fromkeys(range(1, 6), "Superseded by version 6, published 14 November 2026.") | {6: ""}


@pytest.mark.parametrize(
    ("until", "by"),
    [
        (S.CIRCULATED, "Version 4, circulated 11 November 2026, replaces this one once it is published."),
        (S.APPROVED, "Version 5, approved 31 October 2026, replaces this one once it is published."),
        (S.SIGNED, "Version 6, signed 13 November 2026, replaces this one once it is published."),
        (S.PUBLISHED, "Superseded by version 6, published 14 November 2026."),
    ],
)
def test_the_public_hears_of_no_version_before_it_is_published(
    cast: Cast, published: Minutes, client: Client, until: MinutesState, by: str
) -> None:
    correct(published, cast, until=until)

    of_the_panel = bar(seen_by(client, cast, "member"), 3)
    public = bar(seen_by(client, cast, "anonymous"), 3)

    assert of_the_panel.startswith(by)
    assert public.startswith(by) if until == S.PUBLISHED else public == ""


@pytest.mark.parametrize(
    ("state", "by"),
    [
        (S.CIRCULATED, ""),
        (S.APPROVED, "Superseded by version 2, approved 31 October 2026."),
        (S.SIGNED, "Superseded by version 3, signed 3 November 2026."),
        (S.PUBLISHED, "Superseded by version 3, published 4 November 2026."),
    ],
)
def test_what_was_circulated_is_superseded_by_what_has_come_furthest(
    cast: Cast, complete: Minutes, client: Client, state: MinutesState, by: str
) -> None:
    bring_to_by_days(state, complete, cast, first=1)

    said = bar(seen_by(client, cast, "member"), 1)

    assert said.startswith(by) if by else said == ""


def test_a_circulated_version_is_superseded_by_the_next_one_circulated(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to_by_days(S.CIRCULATED, complete, cast, first=1)
    verbs.return_to_draft(complete, "A name.", by=cast.chair)
    bring_to_by_days(S.CIRCULATED, complete, cast, first=2)

    assert bar(seen_by(client, cast, "member"), 1) == (
        "Superseded by version 2, circulated 2 November 2026. This text stays here as it was circulated. "
        "Read version 2 All versions"
    )


def test_an_approval_between_meetings_has_the_day_of_its_record(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to_by_days(S.CIRCULATED, complete, cast, first=1)
    with on(7):
        verbs.approve(complete, at=None, by=cast.secretary)

    said = bar(seen_by(client, cast, "member"), 1)

    assert said.startswith("Superseded by version 2, approved 7 November 2026.")


def test_an_imported_version_is_superseded_by_the_corrected_one(cast: Cast, minutes: Minutes, client: Client) -> None:
    verbs.record_publication_elsewhere(minutes, by=cast.operator)
    for day in (1, 2):
        with on(day):
            freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)

    assert bar(client, 1).startswith("Superseded by version 2, imported 2 November 2026. This text stays here as it")


def test_a_withdrawn_signature_is_told_with_its_reason_and_what_stands(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to_by_days(S.SIGNED, complete, cast, first=1)
    with on(4):
        verbs.withdraw_signature(complete, "It was too early.", by=cast.chair)
    seen_by(client, cast, "member")

    withdrawn = bar(client, 3)
    with on(5):
        verbs.sign(complete, password=PASSWORD, by=cast.chair)

    assert withdrawn == (
        "The signature of this version was withdrawn on 4 November 2026. Version 2, approved 31 October 2026, stands. "
        "Reason: It was too early. Read version 2 All versions"
    )
    assert bar(client, 3) == (
        "The signature of this version was withdrawn on 4 November 2026. "
        "Version 4, signed 5 November 2026, replaces it. Reason: It was too early. Read version 4 All versions"
    )
    assert bar(client, 2).startswith("Superseded by version 4, signed 5 November 2026.")
    assert BEFORE in page_of(client, 3)


def test_the_public_reads_of_a_withdrawal_and_not_why(cast: Cast, published: Minutes, client: Client) -> None:
    version = Version.objects.get(number=3)
    with on(5):
        at = version.publication.at.replace(day=5)
        VersionWithdrawal.objects.create(version=version, reason="It named Parties.", at=at, by=cast.chair)

    listed = client.get("/minutes/GRID12/versions/").content.decode()
    public, read = page_of(client, 3), bar(client, 3)
    seen_by(client, cast, "observer")

    assert BEFORE in public
    assert read == "The signature of this version was withdrawn on 5 November 2026. All versions"
    assert "It named Parties." not in public + listed
    assert "signature of this version was withdrawn on 5 November 2026" in listed
    assert "Reason: It named Parties." in bar(client, 3)
    assert "It named Parties." in client.get("/minutes/GRID12/versions/").content.decode()


def test_the_version_that_is_read_now_bears_no_bar(cast: Cast, published: Minutes, client: Client) -> None:
    assert [bar(seen_by(client, cast, role), 3) for role in ("anonymous", "member", "secretary")] == ["", "", ""]


def test_the_list_holds_what_its_reader_may_open(cast: Cast, published: Minutes, client: Client) -> None:
    correct(published, cast)

    def listed(role: str) -> tuple[list[str], str]:
        page = seen_by(client, cast, role).get("/minutes/GRID12/versions/").content.decode()
        return re.findall(r'href="/minutes/GRID12/v(\d)/"', page), page

    (public, page), (numbers, of_the_panel) = listed("anonymous"), listed("member")

    assert (public, listed("outsider")[0]) == (["6", "3"], ["6", "3"])
    assert [numbers, listed("observer")[0], listed("secretary")[0]] == [list("654321")] * 3
    assert "Superseded by version 6, published 14 November 2026." in page
    assert "Signed by Chair, Chair" in page
    assert "Secretary" not in page
    assert "Secretary</span>" in of_the_panel


def test_the_list_says_once_where_a_version_was_approved(cast: Cast, published: Minutes, client: Client) -> None:
    seen_by(client, cast, "member")

    words = " ".join(re.sub(r"<[^>]+>", " ", client.get("/minutes/GRID12/versions/").content.decode()).split())

    assert "Approved at GRID13" in words
    assert "Approved. Approved" not in words


def test_while_the_chair_reads_the_list_does_not_say_that_anybody_writes(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)
    seen_by(client, cast, "chair")

    page = client.get("/minutes/GRID12/versions/").content.decode()

    assert "There is no version yet. The first is made when the minutes are circulated." in page


def test_a_text_that_changed_sides_keeps_its_side_in_each_version(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    opened, closed = "Opened later.", "Closed later."
    write(complete, 2, paragraph("a", opened, secret=True) + paragraph("b", closed))
    publish_first(complete, cast)
    verbs.reopen(complete, "Sides.", by=cast.secretary)
    write(complete, 2, paragraph("a", opened) + paragraph("b", closed, secret=True))
    bring_to(S.PUBLISHED, complete, cast)

    def shown(role: str, number: int) -> list[str]:
        page = page_of(seen_by(client, cast, role), number)
        return [words for words in (opened, closed) if words in page]

    assert [shown("anonymous", 3), shown("anonymous", 6)] == [[closed], [opened]]
    assert [shown("observer", number) for number in (1, 2, 3)] == [[closed]] * 3
    assert [shown("observer", number) for number in (4, 5, 6)] == [[opened]] * 3
    assert [shown("member", number) for number in range(1, 7)] == [[opened, closed]] * 6


def test_every_link_of_a_superseded_version_leads_somewhere(cast: Cast, complete: Minutes, client: Client) -> None:
    write(complete, 2, stated("dropped", "NOTED", "the first plan") + action("gone", "The Clerk to burn it."))
    publish_first(complete, cast)
    first = set(re.findall(r'href="(/(?:decisions|actions)/[^"]+/)"', page_of(client, 3)))
    correct(complete, cast)

    links = set(re.findall(r'<a [^>]*href="(/[^"#]+)', page_of(client, 3)))

    assert len(first) == 4
    assert sorted(client.get(address).status_code for address in first) == [200, 200, 404, 404]
    assert {address: client.get(address, follow=True).status_code for address in links} == dict.fromkeys(links, 200)
    assert 'href="#item-2"' in page_of(client, 3)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_version_takes_the_same_queries_at_any_length(cast: Cast, client: Client, count: int) -> None:
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    issue_action_numbers(minutes.meeting, by=cast.operator)
    verbs.record_publication_elsewhere(minutes, by=cast.operator)
    for _ in range(count + 1):
        freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)

    def taken(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    counted = [taken(f"/minutes/GRID14/{part}") for part in ("v1/", "v1/", "versions/")]

    assert counted == [4, 2, 2]  # kept, a page takes the head of the chain, and what its reader was given


@pytest.mark.parametrize("number", ["0", "9", "9" * 30])
def test_a_number_that_there_is_not_is_not_there(cast: Cast, published: Minutes, client: Client, number: str) -> None:
    seen_by(client, cast, "secretary")

    parts = ("/", ".pdf", "/printing/")
    assert [client.get(f"/minutes/GRID12/v{number}{part}").status_code for part in parts] == [404, 404, 404]
