"""The record of a decision by correspondence goes all the way of minutes: circulated, approved, signed, published."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from actions.models import Action
from core.audience import Audience
from meetings.enums import Role
from meetings.models import Membership
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState
from minutes.models import IssuedFile, ItemText, Minutes
from minutes.reading.editions import document_for
from minutes.rendering.json import render_json
from minutes.rendering.pdf import render_pdf
from minutes.signed.issue import issued_files
from minutes.signed.verify import Finding, verify_file
from minutes.versions.freeze import version_document
from minutes.workflow import verbs
from minutes.workflow.readiness import gaps_in_text
from tests.conftest import Cast
from tests.factories import action, item_of
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, seat_five
from tests.minutes.recorded import next_meeting, recorded
from tests.minutes.rendering.pdf_reader import text_of
from tests.minutes.rendering.test_json import SCHEMA, faults
from tests.minutes.workflow.signing import PASSWORD, SITE
from tests.pages import page_text
from tests.pdf_checkers import validation_finds


@pytest.fixture
def house(cast: Cast) -> House:
    house = seat_five(cast)
    person = cast.chair.person
    Membership.objects.create(
        panel=cast.panel, person=person, role=Role.CHAIR, is_cleared=True, starts_on=date(2020, 1, 1)
    )
    cast.chair.set_password(PASSWORD)
    cast.chair.save()
    return house


@pytest.fixture
def signed(house: House) -> Minutes:
    """The record of two questions, one of them confidential, with an action; approved at meeting 48 and signed."""
    minutes = recorded(house, asked(), asked_in_secret())
    text = ItemText.objects.get(item=item_of(minutes, 1))
    save_item_text(text.item, text.html + action("a", "Ada to write."), base_revision=text.revision, by=house.secretary)
    assert [gap for gap in gaps_in_text(minutes) if gap.blocks] == []
    verbs.send_to_chair(minutes, by=house.secretary)
    verbs.circulate(minutes, recipients=[], site=SITE, by=house.cast.chair)
    at = next_meeting(house, days=0).meeting
    verbs.approve(minutes, at=at, by=house.secretary)
    verbs.sign(minutes, password=PASSWORD, by=house.cast.chair)
    return Minutes.objects.with_meeting().get(pk=minutes.pk)


def file_of(audience: Audience) -> Path:
    return Path(issued_files().path(IssuedFile.objects.get(rendition=audience).stored_name))


def test_the_sealed_file_says_what_it_is_of_and_is_found_genuine(signed: Minutes) -> None:
    public, confidential = (" ".join(text_of(file_of(audience)).split()) for audience in Audience)

    assert "Decision by correspondence GRID-C1" in public
    assert "I confirm these minutes as a true record of decision GRID-C1 of the Grid Code Panel." in public
    assert "Answered 3 of 6: Ada, Ben and Cleo. Answers to what is withheld here are not counted." in public
    assert "Attendance" not in public
    assert "hidden" not in public
    assert "hidden offer" in confidential
    assert validation_finds([file_of(Audience.PUBLIC), file_of(Audience.CONFIDENTIAL)]) == []
    verdict = verify_file(file_of(Audience.PUBLIC).read_bytes())
    assert verdict.finding is Finding.GENUINE
    assert dict(verdict.facts)["Minutes of"].startswith("GRID-C1: decision GRID-C1 of the Grid Code Panel")


def test_its_draft_on_paper_is_tagged_too(house: House, tmp_path: Path) -> None:
    minutes = recorded(house)
    path = tmp_path / "draft.pdf"

    path.write_bytes(render_pdf(document_for(house.secretary, minutes)))

    assert validation_finds([path]) == []
    assert "Decision by correspondence GRID-C1" in text_of(path)


def test_its_version_and_its_json_keep_the_window_and_the_answers(signed: Minutes, house: House) -> None:
    version = signed.versions.order_by("-number")[0]
    public = version_document(version, Audience.PUBLIC)

    data = json.loads(render_json(public))

    assert list(faults(data, SCHEMA)) == []
    meeting, (first, second) = data["meeting"], data["items"]
    assert (meeting["reference"], meeting["series"]) == ("GRID-C1", "C")
    assert meeting["opened_on"] < meeting["closed_on"] == meeting["held_on"]
    assert (first["answers"]["agreed"], first["answers"]["no_response"]) == (2, 3)
    assert first["answers"]["answered"] == ["Ada", "Ben", "Cleo"]
    assert "answers" not in second
    assert "attendance" not in data


def test_it_is_published_and_its_decisions_and_actions_are_in_the_registers(
    signed: Minutes, house: House, client: Client
) -> None:
    verbs.publish(signed, by=house.secretary)

    page = page_text(client.get("/minutes/GRID-C1/"))
    decisions = client.get("/decisions.csv", {"meeting": "GRID-C1"}).getvalue().decode()
    home = page_text(client.get("/"))

    assert "Decision by correspondence GRID-C1" in page
    assert "that the budget be approved" in page
    assert "hidden" not in page
    assert "GRID-C1" in decisions
    assert "that the budget be approved" in decisions
    assert "Grid Code Panel, decision GRID-C1" in home
    assert client.get("/go/GRID-C1")["Location"] == "/minutes/GRID-C1/"
    assert client.get("/minutes/GRID-C1.pdf").status_code == 200
    action_there = Action.objects.get()
    client.force_login(house.secretary)
    assert client.get("/go/grid-c1/01")["Location"] == f"/actions/{action_there.pk}/"
    assert "GRID-C1/01" in client.get("/actions.csv", {"meeting": "GRID-C1"}).getvalue().decode()


def test_its_actions_are_outstanding_at_the_next_meeting(signed: Minutes, house: House, client: Client) -> None:
    client.force_login(house.secretary)

    page = page_text(client.get("/drafting/GRID48/1/"))

    assert "GRID-C1/01" in page
    assert "Decided by correspondence" in page


@pytest.mark.parametrize("state", [MinutesState.SIGNED])
def test_it_is_corrected_as_minutes_are(signed: Minutes, house: House, state: MinutesState) -> None:
    assert signed.state == state

    verbs.reopen(signed, "A date is wrong.", by=house.secretary)

    assert Minutes.objects.get(pk=signed.pk).state == MinutesState.DRAFT
