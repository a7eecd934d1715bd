"""Each verb: who may, from where, what must be complete, and what it leaves behind."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from actions.models import Action
from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.models import IssuedDecision, Person
from minutes.drafting.classification import classify_item
from minutes.enums import MinutesState, VersionKind
from minutes.models import IssuedFile, Minutes, SignOff, StateChange, Version
from minutes.versions.freeze import version_document
from minutes.workflow import transitions, verbs
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, write
from tests.minutes.workflow.signing import PASSWORD, SITE, bring_to, later_meeting

S = MinutesState

Verb = Callable[[Minutes, Cast, str], object]


def as_role(cast: Cast, role: str):
    user = getattr(cast, role)
    user.set_password(PASSWORD)
    return user


VERBS: dict[str, Verb] = {
    "send_to_chair": lambda m, cast, role: verbs.send_to_chair(m, by=as_role(cast, role)),
    "return_to_draft": lambda m, cast, role: verbs.return_to_draft(m, "A name is wrong.", by=as_role(cast, role)),
    "circulate": lambda m, cast, role: verbs.circulate(m, recipients=[], site=SITE, by=as_role(cast, role)),
    "approve": lambda m, cast, role: verbs.approve(m, at=None, by=as_role(cast, role)),
    "sign": lambda m, cast, role: verbs.sign(m, password=PASSWORD, by=as_role(cast, role)),
    "publish": lambda m, cast, role: verbs.publish(m, by=as_role(cast, role)),
    "withdraw_signature": lambda m, cast, role: verbs.withdraw_signature(m, "Too early.", by=as_role(cast, role)),
    "reopen": lambda m, cast, role: verbs.reopen(m, "An error.", by=as_role(cast, role)),
}


ROLES = ("outsider", "observer", "member", "chair", "secretary")


BOTH, SECRETARY, CHAIR = ["chair", "secretary"], ["secretary"], ["chair"]


def rows() -> list[tuple[str, MinutesState, MinutesState, list[str]]]:
    return [
        ("send_to_chair", S.DRAFT, S.CHAIR_REVIEW, SECRETARY),
        ("return_to_draft", S.CHAIR_REVIEW, S.DRAFT, BOTH),
        ("return_to_draft", S.CIRCULATED, S.DRAFT, BOTH),
        ("circulate", S.CHAIR_REVIEW, S.CIRCULATED, BOTH),
        ("approve", S.CIRCULATED, S.APPROVED, SECRETARY),
        ("sign", S.APPROVED, S.SIGNED, CHAIR),
        ("publish", S.SIGNED, S.PUBLISHED, SECRETARY),
        ("withdraw_signature", S.SIGNED, S.APPROVED, BOTH),
        ("reopen", S.SIGNED, S.DRAFT, BOTH),
        ("reopen", S.PUBLISHED, S.DRAFT, BOTH),
    ]


@pytest.mark.parametrize(("verb", "source", "target", "allowed"), rows())
def test_each_move_is_made_by_those_who_may_and_by_nobody_else(
    cast: Cast, complete: Minutes, verb: str, source: MinutesState, target: MinutesState, allowed: list[str]
) -> None:
    bring_to(source, complete, cast)
    changes = StateChange.objects.count()

    may = []
    for role in ROLES:
        try:
            with transaction.atomic():
                VERBS[verb](Minutes.objects.get(pk=complete.pk), cast, role)
                assert Minutes.objects.get().state == target
                assert StateChange.objects.count() == changes + 1
                may.append(role)
                transaction.set_rollback(True)
        except NotAllowed:
            assert Minutes.objects.get().state == source

    assert may == allowed


def test_from_every_other_state_each_move_is_refused_and_nothing_is_written(cast: Cast, complete: Minutes) -> None:
    possible = {(verb, source) for verb, source, *_ in rows()} | {("approve", S.DRAFT)}

    for state in S:
        Minutes.objects.update(state=state)
        before = AuditEvent.objects.count()
        for verb, act in VERBS.items():
            if (verb, state) not in possible:
                role = "chair" if verb == "sign" else "secretary"
                said = "That cannot be done now: the status" if complete.state == state else "have moved on"
                with pytest.raises(WrongState, match=said):
                    act(complete, cast, role)
        assert AuditEvent.objects.count() == before
        assert Minutes.objects.get().state == state


def test_the_table_says_what_the_verbs_do(cast: Cast) -> None:
    table = {(row.verb, source, row.target) for row in transitions.TABLE for source in row.sources}

    assert table == {(verb, source, target) for verb, source, target, _ in rows()} | {
        ("approve", S.DRAFT, S.APPROVED),
        ("countersign", S.APPROVED, S.APPROVED),
        ("publish_elsewhere", S.DRAFT, S.PUBLISHED_ELSEWHERE),
    }


def test_what_is_missing_is_said_sentence_by_sentence_with_where_to_go(cast: Cast) -> None:
    minutes = make_minutes(cast.panel)
    write(minutes, 1, action("a", "Write the letter."))
    classify_item(item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)

    with pytest.raises(NotReady) as refused:
        verbs.send_to_chair(minutes, by=cast.secretary)

    assert refused.value.reasons == (
        "The attendance is not recorded.",
        "An action of item 1 has no owner.",
        "Item 2 has no text.",
        "Item 2 is confidential and has no public title.",
    )
    gaps = transitions.gaps_before(minutes, transitions.SEND_TO_CHAIR)
    assert [gap.address for gap in gaps] == [
        "/meetings/GRID12/attendance/", "/drafting/GRID12/1/", "/drafting/GRID12/2/", "/drafting/GRID12/2/",
    ]  # fmt: skip
    assert Minutes.objects.get().state == S.DRAFT


def test_circulating_gives_out_the_action_numbers_and_freezes_what_is_read(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    version = verbs.circulate(complete, recipients=[], site=SITE, by=cast.chair)

    assert (version.number, version.kind) == (1, VersionKind.CIRCULATED)
    assert Action.objects.get().number == 1
    assert version_document(version, Audience.PUBLIC).document.state == S.CIRCULATED


def test_numbers_that_are_out_already_stay_as_they_are(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    verbs.return_to_draft(complete, "A word.", by=cast.secretary)
    write(complete, 2, action("second", "The Clerk to call."))

    bring_to(S.CIRCULATED, complete, cast)

    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2]
    assert [version.number for version in Version.objects.all()] == [2, 1]


def test_a_move_that_is_taken_back_sends_no_mail(cast: Cast, complete: Minutes, queue: None) -> None:
    from django_tasks_db.models import DBTaskResult

    bring_to(S.CHAIR_REVIEW, complete, cast)
    everybody = Person.objects.filter(account=cast.member)

    with transaction.atomic():
        verbs.circulate(complete, recipients=everybody, site=SITE, by=cast.secretary)
        transaction.set_rollback(True)

    assert not DBTaskResult.objects.exists()


def test_approved_and_signed_are_word_for_word_what_was_circulated(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = complete.meeting
    meeting.items.filter(number=1).update(title="Another title")  # as a service of a lower floor still could
    bring_to(S.SIGNED, complete, cast)

    texts = [version.confidential_json.replace(f'"state":"{version.kind}"', "") for version in Version.objects.all()]

    assert [version.kind for version in Version.objects.all()] == ["signed", "approved", "circulated"]
    assert len(set(texts)) == 1
    assert IssuedDecision.objects.count() == 3 * 2


def test_corrected_text_is_approved_from_the_draft_if_one_was_circulated_before(cast: Cast, complete: Minutes) -> None:
    with pytest.raises(NotReady, match="No version was circulated yet"):
        verbs.approve(complete, at=None, by=cast.secretary)
    bring_to(S.CIRCULATED, complete, cast)
    verbs.return_to_draft(complete, "The Panel asked for a correction.", by=cast.secretary)
    write(complete, 2, paragraph("talk 12", "The Panel talked at length."))

    version = verbs.approve(complete, at=later_meeting(complete, cast.secretary), by=cast.secretary)

    assert "talked at length" in version.public_json
    assert (version.approval.is_corrected, version.approval.meeting.reference) == (True, "GRID13")


def test_nothing_is_published_before_both_of_its_files_are_made(cast: Cast, complete: Minutes, queue: None) -> None:
    bring_to(S.SIGNED, complete, cast)

    with pytest.raises(NotReady) as refused:
        verbs.publish(complete, by=cast.secretary)

    assert len(refused.value.reasons) == 2
    assert not IssuedFile.objects.exists()


def test_a_withdrawn_signature_leaves_the_approved_text_to_be_signed_again(cast: Cast, complete: Minutes) -> None:
    bring_to(S.SIGNED, complete, cast)

    verbs.withdraw_signature(complete, "Signed for the wrong meeting.", by=cast.chair)
    verbs.sign(complete, password=PASSWORD, by=cast.chair)

    kinds = [(version.kind, hasattr(version, "withdrawal")) for version in Version.objects.all()]
    assert kinds == [("signed", False), ("signed", True), ("approved", False), ("circulated", False)]


@pytest.mark.parametrize("verb", ["return_to_draft", "withdraw_signature", "reopen"])
def test_a_way_back_asks_why(cast: Cast, complete: Minutes, verb: str) -> None:
    with pytest.raises(Unacceptable, match="Say why"):
        getattr(verbs, verb)(complete, "  ", by=cast.secretary)


def test_a_reason_is_kept_with_the_minutes_and_stays_out_of_the_trail(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    verbs.return_to_draft(complete, "The hidden price is wrong.", by=cast.chair)

    assert complete.state_changes.first().reason == "The hidden price is wrong."
    assert not AuditEvent.objects.filter(facts__contains="price").exists()
    assert inspect_chain().fault is None


def test_the_database_refuses_to_change_what_was_signed(cast: Cast, complete: Minutes) -> None:
    bring_to(S.PUBLISHED, complete, cast)

    for model in (SignOff, IssuedFile, StateChange):
        with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        SignOff.objects.update(name="Somebody Else")
