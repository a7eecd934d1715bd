from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actions.models import Action, ActionMention, IssuedAction
from core.accounts.models import User
from core.audience import Audience
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import Unacceptable, WrongState
from meetings.models import AgendaItem, Decision, IssuedDecision, Meeting, OutcomeWord, Panel
from minutes.enums import MinutesState, VersionKind
from minutes.importing.parsed import WrongMeeting
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportRequest, plan_import
from minutes.importing.source import read_source
from minutes.models import ImportedSource, ItemText, Minutes, Version
from minutes.rendering.text import render_text
from minutes.versions.freeze import version_document
from tests.factories import make_meeting, make_panel
from tests.minutes.importing.rows.harbour import TEXT, bring_in, import_request, source


def test_published_minutes_become_panel_meeting_items_decisions_actions_and_a_version(operator: User) -> None:
    bring_in(operator)

    meeting = Meeting.objects.get()
    assert (meeting.reference, meeting.panel.name, meeting.held_on) == (
        "HLP9",
        "Harbour Lights Panel",
        date(2023, 3, 7),
    )
    assert list(AgendaItem.objects.values_list("number", "title")) == [
        (1, "Minutes and Actions Outstanding"),
        (2, "Lamp Oil"),
        (3, "Buoys"),
    ]
    assert list(Decision.objects.order_by("item__number", "position").values_list("outcome", "deferred_to")) == [
        ("NOTED", ""),
        ("ENDORSED", ""),
        ("AGREED", ""),
        ("DEFERRED", "May 2023"),
    ]
    assert list(Action.objects.order_by("number").values_list("number", "owner", "due")) == [
        (2, "Keeper and the Clerk", "30 April 2023"),
        (4, "Clerk", ""),
    ]
    assert [(row.name, row.category) for row in meeting.attendances.all()] == [("Ada Quill", "Large Suppliers")]
    assert [str(mention) for mention in ActionMention.objects.all()] == ["HLP8/02"]
    assert Minutes.objects.get().state == MinutesState.PUBLISHED_ELSEWHERE
    assert inspect_chain().fault is None


def test_the_numbers_are_those_printed_and_the_next_one_follows_the_highest(operator: User) -> None:
    bring_in(operator)

    assert Meeting.objects.get().next_action_number == 5


@pytest.mark.parametrize(
    ("printed", "exported"),
    [
        (("HLP9/002", "HLP9/004"), ("HLP9/002", "HLP9/004")),
        (("HLP9/02", "HLP9/104"), ("HLP9/02", "HLP9/104")),
        (("HLP9/2", "HLP9/004"), ("HLP9/02", "HLP9/04")),
    ],
)
def test_numbers_are_written_with_the_digits_of_the_document_whatever_its_panel_has_set(
    operator: User, printed: tuple[str, str], exported: tuple[str, str]
) -> None:
    text = TEXT.replace("HLP9/02", printed[0]).replace("HLP9/04", printed[1])

    foretold = plan_import(source(text), import_request()).preview
    bring_in(operator, text)
    Panel.objects.update(rules={"action_digits": 3})

    kept = version_document(Version.objects.get(), Audience.PUBLIC).document
    assert tuple(each.reference for each in foretold.actions) == exported
    assert tuple(each.reference for each in kept.actions) == exported
    assert tuple(map(str, Action.objects.order_by("number").select_related("meeting__panel"))) == exported


def test_a_document_without_actions_leaves_the_panel_its_own_way(operator: User) -> None:
    text = "\n".join(line for line in TEXT.splitlines() if "HLP9/" not in line)
    panel = make_panel("HLP", "Harbour Lights Panel")
    Panel.objects.filter(pk=panel.pk).update(rules={"action_digits": 3})

    bring_in(operator, text)

    assert Meeting.objects.get().issued_action_digits == 3


def test_an_import_freezes_a_version_with_its_source_named(operator: User) -> None:
    bring_in(operator)

    version, kept = Version.objects.get(), ImportedSource.objects.get()
    public = version_document(version, Audience.PUBLIC).document
    assert (version.kind, kept.file_name, kept.sha256) == (VersionKind.IMPORTED, "march.txt", source().sha256)
    assert (public.source, public.state, len(public.items)) == ("march.txt", "published_elsewhere", 3)
    assert IssuedDecision.objects.filter(version=version.pk).count() == 4
    assert IssuedAction.objects.filter(version=version.pk).count() == 2


def test_the_same_source_again_changes_nothing(operator: User) -> None:
    bring_in(operator)
    events = AuditEvent.objects.count()

    again = bring_in(operator)

    assert again.changes_nothing
    assert (AuditEvent.objects.count(), Version.objects.count()) == (events, 1)


def test_a_panel_that_comes_with_the_import_has_the_usual_words_it_decides_by(operator: User) -> None:
    plan = bring_in(operator, TEXT.replace("DEFERRED", "GALVANISED"))

    assert (plan.new_words, plan.awaiting_words) == ({"ENDORSED"}, {"GALVANISED"})
    assert OutcomeWord.objects.filter(word="ENDORSED").exists()
    assert Decision.objects.filter(outcome="ENDORSED").count() == 1


def test_an_outcome_word_without_consent_stays_plain_text(operator: User) -> None:
    make_panel("HLP", "Harbour Lights Panel")

    plan = bring_in(operator)

    assert plan.awaiting_words == {"ENDORSED"}
    assert 'data-outcome="ENDORSED"' not in ItemText.objects.get(item__number=2).html
    assert not OutcomeWord.objects.filter(word="ENDORSED").exists()


def test_consent_given_later_adds_exactly_that_as_a_new_version_and_keeps_every_uuid(operator: User) -> None:
    make_panel("HLP", "Harbour Lights Panel")
    bring_in(operator)
    before = set(Decision.objects.values_list("pk", flat=True))

    plan = bring_in(operator, accept_outcomes=True)

    added = Decision.objects.exclude(pk__in=before).get()
    assert (plan.newly_accepted_words, added.statement) == ({"ENDORSED"}, "ENDORSED the purchase of of six barrels.")
    assert set(Decision.objects.filter(retired_at=None).values_list("pk", flat=True)) == before | {added.pk}
    assert Version.objects.count() == 2
    assert bring_in(operator, accept_outcomes=True).changes_nothing
    assert bring_in(operator).changes_nothing


def test_corrections_are_offered_and_made_only_when_accepted(operator: User) -> None:
    offered = bring_in(operator).awaiting
    printed = ItemText.objects.get(item__number=2).html

    made = bring_in(operator, accept_corrections=True).newly_accepted

    corrected = ItemText.objects.get(item__number=2).html
    assert {(each.printed, each.suggested) for each in offered} == {("18t", "18th"), ("of of", "of")}
    assert made == offered
    assert ("18t March" in printed, "of of six" in printed) == (True, True)
    assert ("18th March" in corrected, "of of six" in corrected) == (True, False)
    assert Version.objects.count() == 2
    assert bring_in(operator).changes_nothing


def test_everything_accepted_at_once_is_one_version(operator: User) -> None:
    bring_in(operator, accept_outcomes=True, accept_corrections=True)

    assert Version.objects.count() == 1
    assert Decision.objects.get(outcome="ENDORSED").statement == "ENDORSED the purchase of six barrels."
    assert bring_in(operator, accept_outcomes=True, accept_corrections=True).changes_nothing


def test_a_meeting_with_an_agenda_of_our_own_is_left_alone(operator: User) -> None:
    make_meeting(make_panel("HLP", "Harbour Lights Panel"), 9)

    with pytest.raises(WrongState, match="already has an agenda here"):
        bring_in(operator)
    assert not Minutes.objects.exists()


@pytest.mark.parametrize("changes", [{"panel_code": "OTHER"}, {"meeting_number": 8}])
def test_the_wrong_panel_or_meeting_is_refused_and_nothing_written(operator: User, changes: dict[str, object]) -> None:
    with pytest.raises(WrongMeeting, match="HLP9/02"):
        bring_in(operator, **changes)

    assert not Panel.objects.exists()


@pytest.mark.parametrize("number", [0, -1])
def test_a_meeting_number_that_is_none_is_refused(operator: User, number: int) -> None:
    with pytest.raises(Unacceptable, match=r"Meetings are counted from 1\."):
        bring_in(operator, meeting_number=number)

    assert not Panel.objects.exists()


@pytest.mark.shared
def test_the_model_document_gives_31_decisions_4_actions_and_a_reference_not_yet_known(
    operator: User, shared_file: Callable[[str], Path]
) -> None:
    plan = plan_import(read_source(shared_file("secp47.txt")), ImportRequest("SECP", 47, "SEC Panel"))

    carry_out(plan, by=operator)

    assert (Decision.objects.count(), Action.objects.count()) == (31, 4)
    assert list(Action.objects.order_by("number").values_list("number", flat=True)) == [2, 3, 4, 5]
    assert [str(mention) for mention in ActionMention.objects.all()] == ["SECP46/01"]
    assert not Action.objects.filter(meeting__number=46).exists()


def test_what_the_source_marks_as_confidential_is_kept_so(operator: User) -> None:
    secret = TEXT.replace("3. Buoys", "3. Buoys (Confidential)").replace(
        "since.", "since.\n\n[Confidential] It was £9."
    )
    bring_in(operator, secret)

    assert list(AgendaItem.objects.values_list("sensitivity", "public_title")) == [
        ("public", ""),
        ("public", ""),
        ("confidential", "Buoys (Confidential)"),
    ]
    assert set(Decision.objects.filter(item__number=3).values_list("sensitivity", flat=True)) == {"confidential"}
    assert Action.objects.get(number=4).sensitivity == "confidential"
    public = render_text(version_document(Version.objects.get(), Audience.PUBLIC))
    assert "£9" not in public
    assert "paint the buoys" not in public
    cleared = render_text(version_document(Version.objects.get(), Audience.CONFIDENTIAL))
    assert "[Confidential] It was £9." in cleared
    assert "paint the buoys" in cleared
