"""The answer to a recommendation on its page, on the decision's, in the register and its file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings.models import Decision
from minutes.models import Minutes, RecommendationAnswer
from minutes.registers.answering import record_answer
from tests.conftest import Cast
from tests.factories import make_minutes, stated, uuid_of, write
from tests.minutes.registers.recommending import another_panel, given, make_recommendations, publish
from tests.pages import page_text

PAGE = f"/decisions/{uuid_of('open')}/"
FORM = f"{PAGE}answer/"
SAID = {"decided": "Less a tenth", "decided_on": "1 March 2024", "source": "Letter", "differs": "on", "seen": ""}


@pytest.fixture
def made(cast: Cast) -> Minutes:
    minutes = make_recommendations(cast)
    publish(minutes, cast)
    return minutes


def test_an_answer_with_a_file_stands_beside_the_decision(cast: Cast, made: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)
    before = page_text(client.get(PAGE))
    file = SimpleUploadedFile("letter.txt", b"Less a tenth.")
    after = page_text(client.post(FORM, SAID | {"file": file}, follow=True))
    client.logout()
    public = page_text(client.get(PAGE))

    assert ("A recommendation to the Another Panel" in before, "It is not answered yet." in before) == (True, True)
    assert "The answer is recorded." in after
    assert ("letter.txt" in after, "letter.txt" in public) == (True, False)
    for page in (after, public):
        assert "Less a tenth" in page
        assert "1 March 2024" in page
        assert "It differs from what was recommended" in page
    assert "Correct the answer" not in public


def test_a_correction_is_begun_with_what_stands_and_keeps_what_was(cast: Cast, made: Minutes, client: Client) -> None:
    first = record_answer(Decision.objects.get(pk=uuid_of("open")), given(), seen=None, by=cast.secretary)
    client.force_login(cast.secretary)
    form = client.get(FORM).content.decode()
    page = page_text(client.post(FORM, SAID | {"seen": first.pk}, follow=True))
    overtaken = client.post(FORM, SAID | {"seen": first.pk})

    assert ("The budget, less a tenth" in form, str(first.pk) in form) == (True, True)
    assert "What was recorded before" in page
    assert "on 1 March 2024: The budget, less a tenth" in page
    assert (overtaken.status_code, RecommendationAnswer.objects.count()) == (409, 2)


def test_one_is_taken_back_with_the_reason(cast: Cast, made: Minutes, client: Client) -> None:
    first = record_answer(Decision.objects.get(pk=uuid_of("open")), given(), seen=None, by=cast.secretary)
    client.force_login(cast.secretary)
    sent = {"taken_back": "on", "reasons": "Of another panel", "seen": first.pk}
    page = page_text(client.post(FORM, sent, follow=True))

    assert "It is not answered yet." in page
    assert "taken back: Of another panel" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decided": ""}, "Say what was decided."),
        ({"decided_on": ""}, "Say on which day."),
        ({"decided_on": "soon"}, "This is not a day."),
        ({"source": ""}, "Say how you know"),
        ({"link": "no address"}, "Enter a valid URL."),
    ],
)
def test_what_cannot_be_taken_keeps_what_was_typed(
    cast: Cast, made: Minutes, client: Client, changes: dict[str, str], sentence: str
) -> None:
    client.force_login(cast.secretary)
    response = client.post(FORM, SAID | {"reasons": "No money"} | changes)

    assert response.status_code == 400
    assert sentence in page_text(response)
    assert "No money" in response.content.decode()


def test_those_it_was_made_to_answer_by_a_decision_of_theirs(cast: Cast, made: Minutes, client: Client) -> None:
    theirs = make_minutes(another_panel(), 5)
    write(theirs, 1, stated("theirs", "APPROVED", "the budget of the Panel"))
    publish(theirs, cast)
    client.force_login(cast.outsider)
    home = page_text(client.get("/"))
    form = page_text(client.get(FORM))
    sent = {"from_decision": uuid_of("theirs"), "decided_on": "1 March 2024", "seen": ""}
    page = page_text(client.post(FORM, sent, follow=True))
    after = page_text(client.get("/"))

    assert ("Recommended to you, and not answered yet" in home, "Recommended to you" in after) == (True, False)
    assert "OTHER5, item 1: APPROVED the budget of the Panel." in form
    assert f'<a href="/decisions/{uuid_of("theirs")}/">OTHER5, item 1</a>' in page
    assert "APPROVED the budget of the Panel." in page


def test_the_register_and_its_file_are_narrowed_to_what_waits(cast: Cast, made: Minutes, client: Client) -> None:
    everything = page_text(client.get("/decisions/"))
    record_answer(Decision.objects.get(pk=uuid_of("open")), given(reasons="No money"), seen=None, by=cast.secretary)
    answered = page_text(client.get("/decisions/", {"recommended": "all"}))
    waiting = page_text(client.get("/decisions/", {"recommended": "unanswered"}))
    wrong = page_text(client.get("/decisions/", {"recommended": "x"}))
    lines = client.get("/decisions.csv", {"recommended": "all"}).getvalue().decode("utf-8-sig").splitlines()

    assert ("Recommendation to the Another Panel" in everything, "Not answered yet" in everything) == (True, True)
    assert "Decided on 1 March 2024: The budget, less a tenth" in answered
    assert "No decision matches." in waiting
    assert "is none of the choices of recommendations" in wrong
    assert lines[0].endswith("Recommendation to,What they decided,Decided on,Their reasons,Differs,Source")
    assert lines[1].endswith('the Another Panel,"The budget, less a tenth",2024-03-01,No money,no,A letter')
    assert len(lines) == 2
