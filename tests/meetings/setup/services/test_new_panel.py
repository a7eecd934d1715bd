"""A panel as planned: who may set one up, what comes of it, and that whoever does so reads nothing by that."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import standing_of
from meetings.enums import Purpose, Role
from meetings.models import Letterhead, Membership, Organisation, OutcomeWord, Panel, Person, Seat
from meetings.panels.rules import PanelRules
from meetings.panels.services import appoint_first_secretary, create_panel
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint
from meetings.setup.queries import planned_as
from meetings.setup.services.new_panel import person_of, set_up_panel
from meetings.setup.templates import IN_ORDER, templates
from minutes.models import Minutes
from tests.conftest import Cast
from tests.forms import sent_as_found

PLAN = PanelPlan(
    name="Harbour Panel",
    code="HARB",
    rules=PanelRules(quorum=2, has_casting_vote=True),
    outcome_words=("ENDORSED", "NOTED"),
    standing_items=(
        StandingPoint("Minutes of the last meeting", Purpose.DECISION, 10),
        StandingPoint("Other business", comes_last=True),
    ),
    seats=(PlannedSeats("Members", 2, "The council"), PlannedSeats("Members"), PlannedSeats("Clerk", has_vote=False)),
)


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_user("ada@example.org", "a long passphrase", name="Ada Quill", is_superuser=True)


def test_an_administrator_sets_up_a_panel_as_it_was_planned(administrator: User) -> None:
    person = person_of(administrator)
    person.organisation = Organisation.objects.create(name="Harbour Office")
    person.save()

    panel = set_up_panel(PLAN, secretary=person, by=administrator)

    assert (panel.name, PanelRules.read(panel.rules)) == ("Harbour Panel", PLAN.rules)
    assert [str(seat) for seat in Seat.objects.order_by("pk")] == ["Members 1", "Members 2", "Members 3", "Clerk 1"]
    assert list(panel.outcome_words.values_list("word", flat=True)) == ["ENDORSED"]
    assert Letterhead.objects.get().address_line == "Harbour Office"
    membership = Membership.objects.get()
    assert (membership.person, membership.role, membership.is_cleared) == (person, Role.SECRETARY, True)
    assert AuditEvent.objects.latest("seq").verb == "meetings.panel_set_up"


@pytest.mark.parametrize("key", IN_ORDER)
def test_each_template_makes_a_panel(administrator: User, key: str) -> None:
    panel = set_up_panel(
        replace(templates()[key], name="A Panel", code="PANEL"), secretary=person_of(administrator), by=administrator
    )

    assert Seat.objects.filter(panel=panel).count() == templates()[key].seat_count


def test_the_set_up_of_a_panel_is_a_plan_for_another(administrator: User) -> None:
    panel = set_up_panel(PLAN, secretary=person_of(administrator), by=administrator)

    planned = planned_as(panel)

    assert (planned.rules, planned.outcome_words, planned.seat_count) == (PLAN.rules, ("ENDORSED",), PLAN.seat_count)
    assert planned.standing_items == PLAN.standing_items


@pytest.mark.parametrize("role", ["secretary", "chair", "member", "outsider"])
def test_nobody_else_sets_up_panels(cast: Cast, role: str) -> None:
    by = getattr(cast, role)

    with pytest.raises(NotAllowed, match="Only an administrator"):
        set_up_panel(PLAN, secretary=by.person, by=by)
    assert not Panel.objects.filter(code="HARB").exists()


def test_an_administrator_whose_account_is_closed_sets_up_nothing(administrator: User) -> None:
    administrator.is_active = False

    with pytest.raises(NotAllowed):
        create_panel("HARB", name="Harbour Panel", by=administrator)


def test_a_code_that_is_taken_leaves_nothing_half_done(administrator: User) -> None:
    set_up_panel(PLAN, secretary=person_of(administrator), by=administrator)
    before = Seat.objects.count(), AuditEvent.objects.count()

    with pytest.raises(Unacceptable, match="Harbour Panel has the code HARB already"):
        set_up_panel(PLAN, secretary=person_of(administrator), by=administrator)

    assert (Seat.objects.count(), AuditEvent.objects.count()) == before


def test_only_the_first_secretary_is_an_administrators_to_appoint(cast: Cast, administrator: User) -> None:
    """A panel that has lost its secretary is no way in: it had one."""
    Membership.objects.filter(panel=cast.panel, role=Role.SECRETARY).update(ends_on=date(2021, 1, 1))

    with pytest.raises(WrongState, match="has had a secretary already"):
        appoint_first_secretary(cast.panel, person_of(administrator), starts_on=timezone.localdate(), by=administrator)


def test_an_administrator_reads_no_draft_and_nothing_confidential(
    cast: Cast, minutes: Minutes, administrator: User, client: Client
) -> None:
    client.force_login(administrator)

    assert standing_of(administrator) == standing_of(User.objects.create_user("nobody@example.org"))
    assert not Minutes.objects.visible_to(administrator).exists()
    for address in ("/panels/GRID/", "/panels/GRID/settings/", "/meetings/GRID12/", "/minutes/GRID12/"):
        assert client.get(address).status_code == 404
    assert client.get("/drafting/GRID12/1/").status_code == 404


# The pages


def ask(client: Client, **sent: object):
    return client.post("/panels/new/", {"made_of": "blank", "secretary": "ada@example.org", **sent})


def make(client: Client, page: str):
    return client.post("/panels/new/", sent_as_found(page) | {"step": "make"})


def test_a_panel_is_shown_before_it_is_made(administrator: User, client: Client) -> None:
    client.force_login(administrator)

    page = ask(client, made_of="code_panel", name="Harbour Panel", code="harb").content.decode()
    shown = Panel.objects.exists()
    made = make(client, page)

    assert "12 seats, all of them vacant" in page
    assert "A quorum is 6 people, whichever seats they fill." in page
    assert "Modification and release status" in page
    assert (shown, made["Location"]) == (False, "/panels/HARB/settings/")
    assert Seat.objects.count() == 12


def test_a_panel_is_made_of_the_file_of_another(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    set_up_panel(PLAN, secretary=person_of(administrator), by=administrator)
    saved = client.get("/panels/HARB/settings.toml")
    upload = SimpleUploadedFile("HARB.toml", saved.content)

    page = ask(client, made_of="file", file=upload, code="OTHER").content.decode()
    make(client, page)

    assert saved["Content-Disposition"] == 'attachment; filename="HARB.toml"'
    other = Panel.objects.get(code="OTHER")
    assert (other.name, PanelRules.read(other.rules)) == ("Harbour Panel", PLAN.rules)
    assert Seat.objects.filter(panel=other).count() == 4


def test_a_faulty_file_is_told_by_line_and_what_was_typed_stays(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    upload = SimpleUploadedFile("a.toml", b'name = "A"\ncode = "a1"\n[rules]\nquorum = "six"\n')

    response = ask(client, made_of="file", file=upload, name="Harbour Panel")
    page = response.content.decode()

    assert response.status_code == 400
    assert "<li>Line 2: A panel’s code is two to eight capital letters, such as SECP.</li>" in page
    assert "<li>Line 4: &quot;six&quot; is no value of quorum.</li>" in page
    assert 'value="Harbour Panel"' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "", "code": "HARB"}, "Say what the panel is called."),
        ({"name": "Harbour Panel", "code": "H4"}, "two to eight letters, such as SECP"),
        ({"name": "Harbour Panel", "code": "GRID"}, "The Grid Code Panel has the code GRID already."),
        ({"name": "Harbour Panel", "code": "HARB", "made_of": "file"}, "Choose the file."),
        ({"name": "Harbour Panel", "code": "HARB", "secretary": "who@example.org"}, "No account has this address."),
        ({"name": "Harbour Panel", "code": "HARB", "secretary": "operator@localhost"}, "No account has this address."),
    ],
)
def test_what_is_missing_is_said_where_it_is(
    cast: Cast, administrator: User, client: Client, sent: dict[str, str], said: str
) -> None:
    client.force_login(administrator)

    response = ask(client, **sent)

    assert response.status_code == 400
    assert said in response.content.decode()


def test_another_account_can_be_its_secretary(cast: Cast, administrator: User, client: Client) -> None:
    client.force_login(administrator)

    page = ask(client, name="Harbour Panel", code="HARB", secretary="member@example.org").content.decode()
    made = make(client, page)

    panel = Panel.objects.get(code="HARB")
    assert made["Location"] == "/"
    assert standing_of(cast.member).keeps == {panel.pk}
    assert standing_of(administrator).panels == set()


def test_words_of_every_panel_are_not_taken_a_second_time(administrator: User) -> None:
    panel = set_up_panel(PLAN, secretary=Person.objects.create(name="Bo Reed"), by=administrator)

    assert OutcomeWord.objects.filter(panel=panel).count() == 1


def test_a_panel_that_is_made_once_more_says_that_it_is_there_and_where(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    page = ask(client, made_of="blank", name="The People's Panel", code="PEOP").content.decode()
    make(client, page)

    again = make(client, page)
    said = unescape(again.content.decode())

    assert again.status_code == 400
    assert "The People's Panel has the code PEOP already. Choose other letters for another panel." in said
    assert 'href="/panels/PEOP/"' in said
    assert Panel.objects.count() == 1


def test_a_panel_of_others_that_is_there_has_no_link(cast: Cast, administrator: User, client: Client) -> None:
    client.force_login(administrator)
    page = ask(client, made_of="blank", name="A Panel", code="PEOP").content.decode()
    Panel.objects.filter(code="OTHER").update(code="PEOP")

    assert 'href="/panels/PEOP/"' not in make(client, page).content.decode()


def test_a_name_that_is_too_long_says_how_long_it_may_be(administrator: User, client: Client) -> None:
    client.force_login(administrator)

    said = ask(client, made_of="blank", name="P" * 300, code="PEOP").content.decode()

    assert "The name is too long: it may have 200 characters, and has 300." in said
    assert "Say what the panel is called." not in said
