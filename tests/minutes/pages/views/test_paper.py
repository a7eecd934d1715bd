"""The PDF as a reader gets it: at once where it is printed, after a page that says how far it is where it is not."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.accounts.models import User
from minutes.enums import PrintingState, VersionKind
from minutes.models import Minutes, Printing
from minutes.pages import paper_file
from minutes.rendering import pdf
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import paragraph, write
from tests.minutes.pages.printing import count_renderings, work_off_the_queue
from tests.pages import page_text

PDF, PROGRESS = "/minutes/GRID12.pdf", "/minutes/GRID12/printing/"


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_file, "PATIENCE", 0)


@pytest.fixture
def published(minutes: Minutes, operator: User) -> Minutes:
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget."))
    record_publication_elsewhere(minutes, by=operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=operator)
    return minutes


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


def test_a_pdf_is_shown_in_the_browser_and_the_same_every_time(published: Minutes, client: Client) -> None:
    first, second = client.get(PDF), client.get(PDF)

    assert first.headers["Content-Type"] == "application/pdf"
    assert first.headers["Content-Disposition"] == 'inline; filename="GRID12-minutes-public.pdf"'
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.content == second.content


def test_a_draft_is_named_so_and_its_rendition_too(minutes: Minutes, secretary: Client) -> None:
    disposition = secretary.get(PDF).headers["Content-Disposition"]

    assert disposition == 'inline; filename="GRID12-minutes-confidential-draft.pdf"'


def test_a_pdf_that_the_browser_has_is_not_sent_again_nor_looked_for(published: Minutes, client: Client) -> None:
    tag = client.get(PDF).headers["ETag"]
    Printing.objects.all().delete()

    again = client.get(PDF, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert not Printing.objects.exists()


def test_a_change_makes_the_browsers_copy_stale(minutes: Minutes, secretary: Client) -> None:
    tag = secretary.get(PDF).headers["ETag"]
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget."))

    assert secretary.get(PDF, headers={"If-None-Match": tag}).status_code == 200


def test_the_tag_of_one_audience_is_not_that_of_the_other(cast: Cast, published: Minutes, client: Client) -> None:
    public = client.get(PDF).headers["ETag"]
    client.force_login(cast.cleared_observer)

    assert client.get(PDF, headers={"If-None-Match": public}).status_code == 200


def test_each_audience_has_a_printing_of_its_own(
    cast: Cast, published: Minutes, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = count_renderings(monkeypatch)
    for reader in (cast.observer, cast.cleared_observer, cast.outsider, cast.secretary, cast.member):
        client.force_login(reader)
        client.get(PDF)

    assert rendered == ["public", "confidential"]


def test_no_address_takes_the_key_of_a_printing(cast: Cast, published: Minutes, client: Client) -> None:
    client.force_login(cast.cleared_observer)
    client.get(PDF)
    key = Printing.objects.get().key
    client.logout()

    addresses = [f"/printed/{key}.pdf", f"/minutes/{key}.pdf", f"{PDF}?key={key}", f"{PROGRESS}?seen={key}"]
    answers = [client.get(address, headers={"If-None-Match": f'"{key}"'}) for address in addresses]

    assert [answer.status_code for answer in answers] == [404, 404, 200, 200]
    assert answers[2].headers["Content-Disposition"] == 'inline; filename="GRID12-minutes-public.pdf"'
    assert not any(key.encode() in answer.content for answer in answers[2:])


def test_an_unchanged_draft_takes_four_queries_and_no_rendering(
    minutes: Minutes, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretary.get(PDF)
    rendered = count_renderings(monkeypatch)

    with CaptureQueriesContext(connection) as queries:
        response = secretary.get(PDF)

    assert (response.status_code, rendered) == (200, [])
    assert len(queries) == 4  # session, user, head of the chain, memberships


def test_until_it_is_printed_a_page_says_so_that_no_cache_keeps(
    queue: None, minutes: Minutes, secretary: Client
) -> None:
    response = secretary.get(PDF)

    page = page_text(response)
    assert response.status_code == 202
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert "<h1>Making the PDF of the minutes of meeting 12</h1>" in page
    assert "Grid Code Panel · Confidential minutes" in page
    assert f'hx-get="{PROGRESS}?seen=waiting" hx-trigger="every 500ms"' in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page


def test_the_first_request_waits_a_moment_for_a_worker_that_is_quick(
    queue: None, minutes: Minutes, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_file, "PATIENCE", 30)
    monkeypatch.setattr(paper_file.time, "sleep", lambda _seconds: work_off_the_queue())

    assert secretary.get(PDF).content.startswith(b"%PDF")


def test_the_progress_page_asks_and_is_told_only_what_is_new(queue: None, minutes: Minutes, secretary: Client) -> None:
    secretary.get(PDF)
    unchanged = secretary.get(f"{PROGRESS}?seen=waiting")
    Printing.objects.update(state=PrintingState.SETTING, started_at=timezone.now())
    changed = secretary.get(f"{PROGRESS}?seen=waiting")

    assert (unchanged.status_code, unchanged.content) == (204, b"")
    assert "Laying out the pages" in page_text(changed)
    assert f"{PROGRESS}?seen=at-work" in page_text(changed)


def test_once_it_is_done_the_page_says_so_and_is_sent_to_the_pdf(minutes: Minutes, secretary: Client) -> None:
    secretary.get(PDF)

    told = secretary.get(f"{PROGRESS}?seen=at-work")
    sent = secretary.get(f"{PROGRESS}?seen=done")

    assert 'hx-trigger="load"' in page_text(told)
    assert (sent.status_code, sent.headers["HX-Redirect"]) == (204, PDF)


def test_who_closed_the_tab_finds_it_done(
    queue: None, minutes: Minutes, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = count_renderings(monkeypatch)
    secretary.get(PDF)
    work_off_the_queue()

    assert secretary.get(PDF).status_code == 200
    assert len(rendered) == 1


def test_who_waits_while_the_text_changes_is_given_the_new_one(
    cast: Cast, queue: None, minutes: Minutes, secretary: Client
) -> None:
    secretary.get(PDF)
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget."))
    work_off_the_queue()

    secretary.get(f"{PROGRESS}?seen=waiting")
    work_off_the_queue()

    assert secretary.get(PDF).status_code == 200
    assert Printing.objects.count() == 1


@pytest.mark.parametrize(
    ("seconds", "words", "offered"), [(5, "Waiting", False), (25, "is not answering", False), (130, "longer", True)]
)
def test_a_worker_that_does_not_answer_is_owned_up_to(
    queue: None, minutes: Minutes, secretary: Client, seconds: int, words: str, offered: bool
) -> None:
    secretary.get(PDF)
    Printing.objects.update(requested_at=timezone.now() - timedelta(seconds=seconds))

    page = page_text(secretary.get(PDF))

    assert words in page
    assert ("Try again" in page) is offered
    assert '<a href="/minutes/GRID12/">as a page</a>' in page


def test_a_failure_is_told_and_can_be_tried_again(
    minutes: Minutes, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(pdf, "render_pdf", lambda _redacted: 1 / 0)
        page = secretary.get(PDF)
    again = secretary.post(PROGRESS, follow=True)

    assert page.status_code == 202
    assert "could not be set on paper" in page_text(page)
    assert re.search(r'<form method="post" action="/minutes/GRID12/printing/">.*Try again', page_text(page), re.S)
    assert "hx-get" not in page_text(page)
    assert again.content.startswith(b"%PDF")


def test_trying_again_what_is_under_way_changes_nothing(queue: None, minutes: Minutes, secretary: Client) -> None:
    secretary.get(PDF)

    response = secretary.post(PROGRESS)

    assert (response.status_code, response.headers["Location"]) == (302, PDF)
    assert DBTaskResult.objects.count() == 1


def test_trying_again_takes_a_form_of_ours(minutes: Minutes, cast: Cast) -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(cast.secretary)

    assert stranger.post(PROGRESS).status_code == 403


@pytest.mark.parametrize("role", ["outsider", "observer", "member"])
def test_who_may_not_read_can_neither_ask_for_nor_retry(
    queue: None, cast: Cast, minutes: Minutes, client: Client, role: str
) -> None:
    client.force_login(getattr(cast, role))

    answers = [client.get(PDF), client.get(PROGRESS), client.post(PROGRESS)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not Printing.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_the_progress_of_a_printing_takes_no_other_method(minutes: Minutes, secretary: Client, method: str) -> None:
    assert getattr(secretary, method)(PROGRESS).status_code == 405
