"""Whatever is done to a row or a file of evidence behind the trail's back is named; nothing else is."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.apps import apps
from django.db.models import Model

from actions.models import Action, ActionChange
from core.accounts.models import User
from core.audit import triggers
from core.audit.attested import AttestedKind, attested_kinds
from core.audit.trail import AuditEvent, ChainHead
from core.audit.verification import Verification
from meetings.models import AgendaIssue, AgendaItem, Decision, Meeting, Person
from minutes.models import RecommendationAnswer, Version
from tests.conftest import Cast, Ground, make_cast
from tests.minutes.evidence_of_each_kind import behind_the_back, lay_evidence, told
from tests.minutes.importing.rows.harbour import TEXT

KINDS = attested_kinds()
LABELS_OF_FILES = ["minutes.IssuedFile", "minutes.RecommendationAnswer", "actions.Evidence", "meetings.PaperVersion"]
# A forger changes one field of a row.
CHANGED: dict[str, dict[str, Any]] = {
    "actions.Action": {"state": "open"},
    "actions.ActionChange": {"reason": "Nobody asked."},
    "actions.Evidence": {"name": "other.pdf"},
    "actions.IssuedAction": {"owner": "Somebody else"},
    "actions.Notice": {"number": 7},
    "core.User": {"is_superuser": True},
    "meetings.Adjournment": {"reason": "No reason"},
    "meetings.AgendaIssue": {"content": "{}"},
    "meetings.AgendaItem": {"withdrawn_reason": "No reason"},
    "meetings.AgendaRecall": {"reason": "No reason"},
    "meetings.Answer": {"choice": "disagree"},
    "meetings.Attendance": {"name": "Ghost"},
    "meetings.Ballot": {"side": "abstained"},
    "meetings.Contribution": {"text": "Nothing."},
    "meetings.Decision": {"statement": "to spend it all."},
    "meetings.Extension": {"reason": "So it was."},
    "meetings.IssuedDecision": {"statement": "to spend it all."},
    "meetings.Mandate": {"ends_on": "2031-01-31"},
    "meetings.Meeting": {"state": "cancelled"},
    "meetings.Membership": {"is_cleared": False},
    "meetings.Paper": {"reference": "GRID20/99"},
    "meetings.PaperVersion": {"file_name": "c.pdf"},
    "meetings.Person": {"name": "Mallory"},
    "meetings.Question": {"resolution": "That all be spent."},
    "meetings.Sitting": {"place": "Elsewhere"},
    "meetings.Recusal": {"interest": "Nothing"},
    "meetings.StandingInterest": {"what": "Nothing"},
    "meetings.Return": {"arrived_at": "12:31"},
    "meetings.Vote": {"in_favour": 12},
    "meetings.Voter": {"place": "Ghosts 1"},
    "meetings.Window": {"is_early": True},
    "minutes.Approval": {"is_corrected": True},
    "minutes.Countersignature": {"name": "Mallory"},
    "minutes.ImportedSource": {"text": "Nothing."},
    "minutes.IssuedFile": {"sha256": "f" * 64},
    "minutes.ItemText": {"html": "<p>Nothing.</p>"},
    "minutes.LateWords": {"html": "<p>Nothing.</p>"},
    "minutes.Minutes": {"state": "chair_review"},
    "minutes.RecommendationAnswer": {"decided": "Nothing"},
    "minutes.Revision": {"html": "<p>Nothing.</p>"},
    "minutes.SignOff": {"name": "Mallory"},
    "minutes.StateChange": {"reason": "So it was."},
    "minutes.Version": {"confidential_json": "{}"},
    "minutes.VersionPublication": {"at": "2020-01-01T00:00:00Z"},
    "minutes.VersionWithdrawal": {"reason": "No reason"},
}


@pytest.fixture(scope="module")
def _laid(ground: Ground) -> Cast:
    source = ground.folder / "harbour.txt"
    source.write_text(TEXT)
    cast = make_cast()
    # What is in a file is not what these tests are about, and to set and seal four takes seconds.
    with patch("minutes.signed.issue._sealed", lambda signed, audience: f"{signed.pk} {audience}".encode()):
        lay_evidence(cast, str(source))
    return cast


@pytest.fixture
def cast(_laid: Cast, untouched: Callable[[Cast], Cast]) -> Cast:
    return untouched(_laid)


def rows_of(kind: AttestedKind) -> list[Any]:
    return list(kind.all_rows().order_by("pk"))


def free_version() -> Version:
    return Version.objects.filter(kind="circulated").earliest("made_at")


# A forger adds a row: a copy of another, with what must be its own.
ADDED: dict[str, Callable[[], dict[str, Any]]] = {
    "actions.Action": lambda: {"id": uuid4(), "number": 99},
    "actions.Evidence": lambda: {"id": uuid4(), "change": ActionChange.objects.filter(evidence=None).first()},
    "actions.IssuedAction": lambda: {"version": uuid4()},
    "actions.Notice": lambda: {"id": uuid4(), "number": 9},
    "core.User": lambda: {"email": "mallory@example.org"},
    "meetings.Adjournment": lambda: {"position": 9},
    "meetings.AgendaIssue": lambda: {"revision": 9},
    "meetings.AgendaItem": lambda: {"number": 99},
    "meetings.AgendaRecall": lambda: {"issue": AgendaIssue.objects.filter(recall=None).first()},
    "meetings.Ballot": lambda: {"place": "seat-9"},
    "meetings.Decision": lambda: {"id": uuid4()},
    "meetings.IssuedDecision": lambda: {"version": uuid4()},
    "meetings.Meeting": lambda: {"number": 99, "uid": uuid4()},
    "meetings.Paper": lambda: {"id": uuid4(), "number": 99},
    "meetings.PaperVersion": lambda: {"number": 9},
    "meetings.Person": lambda: {"account": None},
    "meetings.Question": lambda: {"item": AgendaItem.objects.filter(question=None).first()},
    "meetings.Recusal": lambda: {"item": AgendaItem.objects.filter(recusals=None).first()},
    "meetings.Return": lambda: {"position": 9},
    "meetings.Sitting": lambda: {"meeting": Meeting.objects.filter(sitting=None).first()},
    "meetings.Voter": lambda: {"position": 9},
    "meetings.Window": lambda: {"meeting": Meeting.objects.filter(window=None).first()},
    "meetings.Vote": lambda: {"decision": Decision.objects.filter(vote=None).first()},
    "minutes.Approval": lambda: {"version": free_version()},
    "minutes.ImportedSource": lambda: {
        "minutes": apps.get_model("minutes.Minutes").objects.filter(source=None).first()
    },
    "minutes.IssuedFile": lambda: {"version": free_version(), "sha256": "f" * 64},
    "minutes.ItemText": lambda: {"item": AgendaItem.objects.filter(text=None).first()},
    "minutes.Minutes": lambda: {"meeting": Meeting.objects.filter(minutes=None).first()},
    "minutes.RecommendationAnswer": lambda: {
        "id": uuid4(),
        "decision": Decision.objects.exclude(pk__in=RecommendationAnswer.objects.values("decision")).first(),
        "replaces": None,
    },
    "minutes.Revision": lambda: {"number": 99},
    "minutes.SignOff": lambda: {"version": free_version(), "countersignature": None},
    "minutes.Version": lambda: {"id": uuid4(), "number": 99},
    "minutes.VersionPublication": lambda: {"version": free_version()},
    "minutes.VersionWithdrawal": lambda: {"version": free_version()},
}


def add_to(kind: AttestedKind) -> Model:
    row = rows_of(kind)[0]
    if not kind.model._meta.pk.is_relation:
        row.pk = None
    for name, value in ADDED.get(kind.label, dict)().items():
        setattr(row, name, value)
    kind.model._base_manager.bulk_create([row])
    return row


def swap(kind: AttestedKind, one: Model, other: Model) -> None:
    one.pk, other.pk = other.pk, one.pk
    kind.model._base_manager.filter(pk__in=[one.pk, other.pk])._raw_delete("default")
    kind.model._base_manager.bulk_create([one, other])


def test_what_nobody_touched_is_counted_and_nothing_is_said(cast: Cast) -> None:
    verification = Verification()

    assert [str(fault) for fault in verification.faults()] == []
    assert verification.events == AuditEvent.objects.count()
    assert verification.rows == sum(kind.all_rows().count() for kind in KINDS)
    assert verification.files == 10
    assert verification.found.startswith("19 rows were there before the trail attested rows of their kind.")


def test_there_is_evidence_of_each_kind_and_what_is_written_once_is_evidence(cast: Cast) -> None:
    attested = {kind.model for kind in KINDS}

    assert [kind.label for kind in KINDS if not rows_of(kind)] == []
    assert CHANGED.keys() == {kind.label for kind in KINDS}
    assert triggers._write_once - attested == {AuditEvent}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
def test_a_row_that_was_changed_is_named_with_what_it_should_be(cast: Cast, kind: AttestedKind) -> None:
    row = rows_of(kind)[-1]

    with behind_the_back():
        kind.model._base_manager.filter(pk=row.pk).update(**CHANGED[kind.label])
        said = told()

    (name,) = CHANGED[kind.label]
    assert len(said) == 1, said
    assert said[0].startswith(f"The {kind.name} {kind.key_of(row)} (")
    assert " was changed: " in said[0]
    if name in kind.plain:
        assert f"{name.removeprefix('is_').replace('_', ' ')} is “" in said[0]
        assert f"should be “{_plain(kind, row, name)}”" in said[0]
    else:
        assert "should be “" in said[0]


def _plain(kind: AttestedKind, row: Model, name: str) -> object:
    from core.audit.row_faults import _as_read

    value = _as_read(kind.entry_of(row))[name]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def test_a_row_that_was_deleted_is_named(cast: Cast) -> None:
    for kind in KINDS:
        row = rows_of(kind)[-1]
        with behind_the_back():
            kind.model._base_manager.filter(pk=row.pk)._raw_delete("default")
            said = told()

        missing = [
            sentence for sentence in said if sentence.startswith(f"The {kind.name} {kind.key_of(row)} is missing")
        ]
        # What it named, or what named it, lacks something now: a file its row, a signature its version.
        left = [sentence for sentence in said if sentence.startswith("The file ") or "another text than" in sentence]
        assert len(missing) == 1, said
        assert len(said) == 1 + len(left), said


@pytest.mark.parametrize(
    ("model", "before", "after", "said"),
    [
        (User, {"email": "chair@example.org"}, {"email": "mallory@example.org"}, "the SHA-256 of its email is"),
        (User, {"is_active": False}, {"is_active": True}, "active is “yes” and should be “no”"),
        (User, {"email": "chair@example.org"}, {"is_staff": True}, "staff is “yes” and should be “no”"),
        (Person, {"name": "Chair"}, {"account": None}, "account is nothing and should be “"),
        (Action, {"number": 1}, {"owner": "Mallory"}, "the SHA-256 of all that it says"),
        (
            Action,
            {"number": 1},
            {"sensitivity": "confidential"},
            "sensitivity is “confidential” and should be “public”",
        ),
        (Meeting, {"number": 20}, {"state": "closed"}, "state is “closed” and should be “agenda_issued”"),
        (Meeting, {"number": 20}, {"held_on": "2034-12-09"}, "held on is “2034-12-09” and should be “2034-12-08”"),
        (Meeting, {"number": 20}, {"starts_at": "09:00"}, "starts at is “09:00:00” and should be “10:00:00”"),
        (Decision, {"outcome": "AGREED"}, {"outcome": "APPROVED"}, "outcome is “APPROVED” and should be “AGREED”"),
        (Decision, {"outcome": "AGREED"}, {"dissent_names": ["Mallory"]}, "the SHA-256 of all that it says"),
    ],
    ids=str,
)
def test_each_fact_that_counts_is_named_where_it_was_changed(
    cast: Cast, model: type[Model], before: dict[str, Any], after: dict[str, Any], said: str
) -> None:
    row = model._base_manager.filter(**before).first()

    with behind_the_back():
        model._base_manager.filter(pk=row.pk).update(**after)
        (sentence,) = told()

    assert said in sentence


def test_an_item_withdrawn_or_put_back_behind_the_trail_is_named(cast: Cast) -> None:
    withdrawn, other = AgendaItem.objects.filter(meeting__number=20).order_by("number")[1:3]

    with behind_the_back():
        AgendaItem.objects.filter(pk=withdrawn.pk).update(withdrawn_reason="")
        AgendaItem.objects.filter(pk=other.pk).update(withdrawn_reason="No reason")
        said = told()

    assert [sentence.split(":")[0] for sentence in said] == [
        f"The withdrawal of an item meetings.AgendaItem/{withdrawn.pk} is missing",
        f"The withdrawal of an item meetings.AgendaItem/{other.pk} (item 3 of GRID20) was added",
    ]


def test_a_row_that_was_added_is_named(cast: Cast) -> None:
    for kind in KINDS:
        with behind_the_back():
            row = add_to(kind)
            said = told()
            key = kind.key_of(row)

        added = [sentence for sentence in said if "was added: no event attests it" in sentence]
        assert [sentence.startswith(f"The {kind.name} {key} (") for sentence in added] == [True], said


def test_rows_that_changed_places_are_both_named(cast: Cast) -> None:
    swapped = [
        kind for kind in KINDS if len(rows_of(kind)) > 1 and kind.key == ("pk",) and not kind.model._meta.pk.is_relation
    ]
    for kind in swapped:
        one, other = rows_of(kind)[:2]
        with behind_the_back():
            swap(kind, one, other)
            said = told()

        assert sum("have changed places" in sentence for sentence in said) == 2, said
    assert len(swapped) == 36


@pytest.mark.parametrize("label", LABELS_OF_FILES)
def test_a_file_changed_deleted_added_or_swapped_is_named(cast: Cast, label: str) -> None:
    kind = next(kind for kind in KINDS if kind.label == label)
    paths = [Path(kind.store().path(kind.file(row).name)) for row in rows_of(kind)[:2]]
    contents = [path.read_bytes() for path in paths]
    file = f"The file of the {kind.name} {kind.key_of(rows_of(kind)[0])} ({kind.place(rows_of(kind)[0])})"

    def write(path: Path, content: bytes) -> None:
        path.unlink(missing_ok=True)
        path.write_bytes(content)
        os.utime(path, (0, 0))

    write(paths[0], contents[0] + b" ")
    assert [sentence for sentence in told() if f"{file} was changed: the SHA-256 of {paths[0].name} is" in sentence]

    paths[0].unlink()
    assert [sentence for sentence in told() if f"{file} is missing: {paths[0].name}" in sentence]

    write(paths[0], contents[1] + b"swapped")
    write(paths[1], contents[0] + b"swapped")
    assert len(told()) == 2

    for path, content in zip(paths, contents, strict=True):
        write(path, content)
    write(paths[0].with_name("more.pdf"), b"more")
    assert [sentence.split(":")[0] for sentence in told()] == [
        f"The file more.pdf was added to those of the kind “{kind.name}”"
    ]


def test_a_forged_file_with_its_hash_changed_to_match_is_no_file_of_ours(cast: Cast) -> None:
    kind = next(kind for kind in KINDS if kind.label == "minutes.IssuedFile")
    row = rows_of(kind)[0]
    path = Path(kind.store().path(row.stored_name))
    path.unlink()
    path.write_bytes(b"forged")

    with behind_the_back():
        from hashlib import sha256

        kind.model._base_manager.filter(pk=row.pk).update(sha256=sha256(b"forged").hexdigest())
        said = told()

    assert [row.sha256 in sentence for sentence in said] == [True, True]


def test_a_value_that_no_row_can_have_is_a_changed_row_and_no_traceback(cast: Cast) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps only values of a column's kind")
    with behind_the_back(), connection.cursor() as cursor:
        cursor.execute("UPDATE minutes_signoff SET at = '2017-99-99T00:00:00+00:00'")
        cursor.execute("UPDATE meetings_issueddecision SET block = 'no uuid'")
        said = told()

    assert {sentence.split(" ")[1] for sentence in said} == {"signature", "issued"}
    assert all("it says what cannot be read" in sentence for sentence in said)


def test_a_tail_cut_with_the_head_set_back_leaves_rows_without_an_event(cast: Cast) -> None:
    cut = AuditEvent.objects.filter(verb="minutes.signed").latest("seq").seq

    with behind_the_back():
        AuditEvent.objects.filter(seq__gte=cut)._raw_delete("default")
        last = AuditEvent.objects.latest("seq")
        ChainHead.objects.update(seq=last.seq, hash=last.hash)
        said = told()

    assert any("signature minutes.SignOff/" in sentence and "was added" in sentence for sentence in said)
    assert not any("chain is broken" in sentence for sentence in said)
