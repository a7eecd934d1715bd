"""Where a panel's rules ask for two signatures: who signs when, that both sign one text, and that both are named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from core.audience import Audience
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import Membership, Panel
from meetings.panels.rules import SecondSignatory
from meetings.setup.services.settings import change_panel_rules
from minutes.enums import MinutesState
from minutes.models import Countersignature, Minutes, SignOff, Version
from minutes.signed.issue import issued_file, issued_files
from minutes.signed.verify import verify_file
from minutes.versions.freeze import derived_hashes
from minutes.workflow import verbs
from minutes.workflow.next_steps import moves_for
from tests.conftest import Cast, Ground, make_cast
from tests.fixtures_triggers import triggers_lifted
from tests.minutes.evidence_of_each_kind import told_of_minutes
from tests.minutes.rendering.pdf_reader import text_of
from tests.minutes.workflow.signing import PASSWORD, bring_to, make_complete_minutes

S = MinutesState


House = tuple[Cast, Minutes]


@pytest.fixture(scope="module")
def laid(ground: Ground) -> House:
    """Minutes that wait for their signatures; the member is the deputy chair."""
    cast = make_cast()
    minutes = bring_to(S.APPROVED, make_complete_minutes(cast), cast)
    Membership.objects.filter(person__account=cast.member).update(role=Role.DEPUTY_CHAIR)
    for user in (cast.member, cast.secretary):
        user.set_password(PASSWORD)
        user.save()
    return cast, minutes


@pytest.fixture
def house(laid: House, untouched: Callable[[House], House]) -> House:
    return untouched(laid)


@pytest.fixture
def cast(house: House) -> Cast:
    return house[0]


@pytest.fixture
def approved(house: House) -> Minutes:
    return house[1]


def ask_for(second: SecondSignatory, cast: Cast) -> None:
    change_panel_rules(cast.panel, {"second_signatory": second}, by=cast.secretary)


def fresh() -> Minutes:
    return Minutes.objects.get_by_reference("GRID12")


def test_the_chair_waits_for_the_deputy_chair(cast: Cast, approved: Minutes) -> None:
    ask_for(SecondSignatory.DEPUTY_CHAIR, cast)

    with pytest.raises(NotReady, match="The deputy chair has not countersigned yet"):
        verbs.sign(fresh(), password=PASSWORD, by=cast.chair)

    assert (fresh().state, SignOff.objects.exists(), Version.objects.count()) == (S.APPROVED, False, 2)


def test_both_sign_the_very_same_text(cast: Cast, approved: Minutes) -> None:
    ask_for(SecondSignatory.DEPUTY_CHAIR, cast)
    hashes = derived_hashes(Version.objects.first(), S.SIGNED)

    second = verbs.countersign(fresh(), password=PASSWORD, text=hashes[Audience.CONFIDENTIAL], by=cast.member)
    between = fresh().state
    sign_off = verbs.sign(fresh(), password=PASSWORD, by=cast.chair)

    assert (between, fresh().state, sign_off.countersignature) == (S.APPROVED, S.SIGNED, second)
    for signed in (second, sign_off):
        assert (signed.public_sha256, signed.confidential_sha256) == tuple(hashes[each] for each in Audience)
    assert [(each.name, each.capacity) for each in (sign_off, second)] == [
        ("Chair", "Chair"),
        ("Member", "Deputy chair"),
    ]
    assert AuditEvent.objects.filter(verb="minutes.countersigned", actor=cast.member).count() == 1
    assert told_of_minutes() == []


@pytest.mark.parametrize(
    ("second", "allowed"),
    [
        (SecondSignatory.NOBODY, []),
        (SecondSignatory.DEPUTY_CHAIR, ["member"]),
        (SecondSignatory.SECRETARY, ["secretary"]),
    ],
)
def test_only_whom_the_rules_name_signs_beside_the_chair(
    cast: Cast, approved: Minutes, second: SecondSignatory, allowed: list[str]
) -> None:
    ask_for(second, cast)

    may = []
    for role in ("outsider", "observer", "member", "chair", "secretary"):
        user = getattr(cast, role)
        user.set_password(PASSWORD)
        try:
            with transaction.atomic():
                verbs.countersign(fresh(), password=PASSWORD, by=user)
                may.append(role)
                transaction.set_rollback(True)
        except NotAllowed:
            pass

    assert may == allowed


def test_nobody_signs_a_second_time_without_the_password_or_another_text(cast: Cast, approved: Minutes) -> None:
    ask_for(SecondSignatory.SECRETARY, cast)

    with pytest.raises(Unacceptable, match="password is incorrect"):
        verbs.countersign(fresh(), password="guess", by=cast.secretary)
    with pytest.raises(WrongState, match="text has changed"):
        verbs.countersign(fresh(), password=PASSWORD, text="0" * 64, by=cast.secretary)
    verbs.countersign(fresh(), password=PASSWORD, by=cast.secretary)
    with pytest.raises(WrongState, match="Secretary, Secretary has signed already"):
        verbs.countersign(fresh(), password=PASSWORD, by=cast.secretary)

    assert Countersignature.objects.count() == 1


def test_after_a_signature_is_withdrawn_both_sign_again(cast: Cast, approved: Minutes) -> None:
    ask_for(SecondSignatory.SECRETARY, cast)
    verbs.countersign(fresh(), password=PASSWORD, by=cast.secretary)
    verbs.sign(fresh(), password=PASSWORD, by=cast.chair)
    verbs.withdraw_signature(fresh(), "Too early.", by=cast.chair)

    with pytest.raises(NotReady, match="The secretary has not countersigned yet"):
        verbs.sign(fresh(), password=PASSWORD, by=cast.chair)
    verbs.countersign(fresh(), password=PASSWORD, by=cast.secretary)
    verbs.sign(fresh(), password=PASSWORD, by=cast.chair)

    assert (fresh().state, Countersignature.objects.count()) == (S.SIGNED, 2)


def test_of_one_text_a_signature_is_none_of_another(cast: Cast, approved: Minutes) -> None:
    """What was signed, then reopened and corrected, is countersigned anew."""
    ask_for(SecondSignatory.SECRETARY, cast)
    verbs.countersign(fresh(), password=PASSWORD, by=cast.secretary)
    verbs.sign(fresh(), password=PASSWORD, by=cast.chair)
    verbs.reopen(fresh(), "A name.", by=cast.secretary)
    verbs.approve(fresh(), at=None, by=cast.secretary)

    with pytest.raises(NotReady, match="has not countersigned yet"):
        verbs.sign(fresh(), password=PASSWORD, by=cast.chair)


def test_the_signed_pdf_and_who_checks_it_name_both(cast: Cast, approved: Minutes) -> None:
    ask_for(SecondSignatory.DEPUTY_CHAIR, cast)
    verbs.countersign(fresh(), password=PASSWORD, by=cast.member)
    sign_off = verbs.sign(fresh(), password=PASSWORD, by=cast.chair)

    path = Path(issued_files().path(issued_file(sign_off.version_id, Audience.PUBLIC).name))
    paper = " ".join(text_of(path).split())
    facts = dict(verify_file(path.read_bytes()).facts)

    assert "Chair, Chair," in paper
    assert "Member, Deputy chair," in paper
    assert "each signer confirmed it" in paper
    assert facts["Signed by"].split(", ")[:2] == ["Chair", "Chair"]
    assert "; Member, Deputy chair, " in facts["Signed by"]


def test_a_second_signature_under_another_text_is_found(cast: Cast, approved: Minutes) -> None:
    ask_for(SecondSignatory.SECRETARY, cast)
    verbs.countersign(fresh(), password=PASSWORD, by=cast.secretary)
    verbs.sign(fresh(), password=PASSWORD, by=cast.chair)
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        Countersignature.objects.update(public_sha256="0" * 64)
    with triggers_lifted():
        Countersignature.objects.update(public_sha256="0" * 64)

    signature, second = told_of_minutes()
    assert signature.endswith(" (version 3 of GRID12) is under another text than that of its version.")
    assert f"public sha256 is “{'0' * 64}” and should be “" in second


# The pages


def onward(cast: Cast, role: str) -> tuple[str | None, list[str], str]:
    moves = moves_for(access_of(getattr(cast, role)), fresh())
    if moves is None:
        return None, [], ""
    return moves.onward.label if moves.onward else None, [each.label for each in moves.others], moves.note


def test_each_finds_the_step_that_is_theirs(cast: Cast, approved: Minutes) -> None:
    alone = onward(cast, "chair"), onward(cast, "member")
    ask_for(SecondSignatory.DEPUTY_CHAIR, cast)
    before = onward(cast, "chair"), onward(cast, "member"), onward(cast, "secretary"), onward(cast, "observer")
    verbs.countersign(fresh(), password=PASSWORD, by=cast.member)
    after = onward(cast, "chair"), onward(cast, "member")

    assert alone == (("Sign", [], "waiting for you to sign"), (None, [], ""))
    assert before == (
        (None, ["Sign"], "waiting for the second signatory"),
        ("Countersign", [], "waiting for you to countersign"),
        (None, [], "waiting for the second signatory"),
        (None, [], ""),
    )
    assert after == (("Sign", [], "waiting for you to sign"), (None, [], "waiting for the chair"))


def test_both_sign_on_their_pages(cast: Cast, approved: Minutes, client: Client) -> None:
    ask_for(SecondSignatory.DEPUTY_CHAIR, cast)
    client.force_login(cast.chair)
    waits = client.get("/minutes/GRID12/sign/").content.decode()
    client.force_login(cast.member)
    offered = client.get("/minutes/GRID12/").content.decode()
    page = client.get("/minutes/GRID12/countersign/").content.decode()
    text = derived_hashes(Version.objects.first(), S.SIGNED)[Audience.CONFIDENTIAL]

    done = client.post("/minutes/GRID12/countersign/", {"password": PASSWORD, "text": text, "name": "Member"})
    client.force_login(cast.chair)
    then = client.get("/minutes/GRID12/sign/").content.decode()
    client.post("/minutes/GRID12/sign/", {"password": PASSWORD, "text": text, "name": "Chair"})
    read = client.get("/minutes/GRID12/").content.decode()

    assert "The deputy chair has not countersigned yet" in waits
    assert "/minutes/GRID12/countersign/" in offered
    assert "Countersign version 3" in page
    assert "<strong>Member</strong>, Deputy chair: so it stands" in page
    assert done["Location"] == "/minutes/GRID12/"
    assert "Member, Deputy chair, has signed the same text on" in then
    assert "<strong>Member</strong>, Deputy chair" in read
    assert "Signed by Chair, Chair and Member, Deputy chair" in client.get("/minutes/GRID12/versions/").content.decode()


def test_without_such_a_rule_nothing_is_asked_for(cast: Cast, approved: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)

    assert client.get("/minutes/GRID12/countersign/").status_code == 403
    assert verbs.sign(fresh(), password=PASSWORD, by=cast.chair).countersignature is None
    assert Panel.objects.get(pk=cast.panel.pk).rules == {}
