"""The demo goes as it came: whole, or not at all."""

import io

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from core.accounts.models import User
from core.audit.trail import AuditEvent, ChainHead, inspect_chain
from core.audit.triggers import missing_triggers
from core.errors import NotReady, WrongState
from meetings.calendar.services.meetings import create_meeting
from meetings.models import Meeting, OutcomeWord, Panel
from meetings.panels.services import create_panel
from smartgov.demo import removal
from smartgov.demo.removal import remove_demo, what_is_not_the_demos
from smartgov.demo.staging import is_staged, stage
from tests.conftest import STORES
from tests.factories import SEEDED_WORDS

PASSWORD = "one-password-for-all"


def rows_left() -> dict[str, int]:
    kept = ("contenttypes", "auth")  # what Django lays with the tables
    counted = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    return {name: count for name, count in counted.items() if count and not name.startswith(kept)}


def test_everything_goes_and_the_house_is_as_new(
    demo: None, django_capture_on_commit_callbacks: object, settings: Settings
) -> None:
    papers = storages["papers"].listdir("")[1]
    for alias in STORES:
        storages[alias].save("one.pdf", ContentFile(b"A file of the demo."))

    with django_capture_on_commit_callbacks(execute=True):
        remove_demo()

    assert rows_left() == {"core.ChainHead": 1, "meetings.OutcomeWord": len(SEEDED_WORDS)}
    assert set(OutcomeWord.objects.values_list("word", flat=True)) == SEEDED_WORDS
    assert (ChainHead.objects.get().seq, missing_triggers(), inspect_chain().fault) == (0, [], None)
    assert len(papers) == 8
    assert [storages[alias].listdir("")[1] for alias in STORES] == [[], [], [], [], []]


def test_what_the_demos_people_did_meanwhile_goes_with_them(demo: None) -> None:
    anna = User.objects.get(email="anna@example.org")
    create_meeting(Panel.objects.get(), 59, by=anna)

    remove_demo()

    assert not Meeting.objects.exists()


def test_the_demo_can_be_made_again_after_it(demo: None) -> None:
    remove_demo()

    stage(PASSWORD, tell=lambda _: None)

    assert is_staged()
    assert inspect_chain().fault is None


@pytest.mark.parametrize(
    ("add", "sentence"),
    [
        (
            lambda operator: create_panel("OWN", name="Our Panel", by=operator),
            "The panel “Our Panel” (OWN) is not the demo’s.",
        ),
        (
            lambda _operator: User.objects.create_user("me@example.org", "a long passphrase"),
            "The account me@example.org is not the demo’s.",
        ),
        (
            lambda operator: create_meeting(Panel.objects.get(), 60, by=operator),
            "Meeting SECP60 was imported at the command line.",
        ),
    ],
    ids=["panel", "account", "meeting"],
)
def test_beside_anything_of_ones_own_nothing_is_removed(demo: None, add: object, sentence: str) -> None:
    add(User.objects.operator())
    before = AuditEvent.objects.count()

    with pytest.raises(NotReady) as refused:
        remove_demo()

    assert refused.value.reasons == (sentence,)
    assert (is_staged(), AuditEvent.objects.count(), missing_triggers()) == (True, before, [])


def test_of_many_things_a_few_are_named(demo: None) -> None:
    for letter in "ABCDEFGH":
        create_panel(f"OWN{letter}", name=f"Panel {letter}", by=User.objects.operator())

    assert len(list(what_is_not_the_demos())) == removal.NAMED_AT_MOST


def test_where_there_is_no_demo_there_is_nothing_to_remove(demo: None) -> None:
    remove_demo()

    with pytest.raises(WrongState, match="There is no demo here"):
        remove_demo()


def test_the_command_removes_it_or_says_why_not(demo: None) -> None:
    out = io.StringIO()
    call_command("demo", "--remove", stdout=out)

    assert out.getvalue() == "The demo has been removed. The database is empty, and its audit trail starts again.\n"
    with pytest.raises(CommandError, match=r"nothing to remove\. Nothing was removed\."):
        call_command("demo", "--remove")
