from pathlib import Path

import pytest
from django.db import connection

from core.audit.triggers import declared_triggers, install_triggers
from minutes.models import IssuedFile, Minutes, SignOff
from minutes.signed.integrity import faults_in_versions
from minutes.signed.issue import issued_files


@pytest.fixture
def lifted(signed: Minutes):
    """The triggers taken off, as whoever owns the database can."""
    with connection.cursor() as cursor:
        for trigger in declared_triggers(connection):
            cursor.execute(trigger.drop)
    yield
    install_triggers(connection)


FIELDS = {
    "number": "number = 9",
    "kind": "kind = 'imported'",
    "made_at": "made_at = '2020-01-01 00:00:00+00:00'",
    "by": "by_id = (SELECT id FROM core_user WHERE email = 'member@example.org')",
    "public_json": "public_json = public_json || ' '",
    "public_sha256": "public_sha256 = 'f' || substr(public_sha256, 2, 62) || 'g'",
    "confidential_json": "confidential_json = replace(confidential_json, 'budget', 'loss')",
    "confidential_sha256": "confidential_sha256 = ''",
}


@pytest.mark.parametrize("field", FIELDS)
def test_one_field_of_a_version_changed_by_sql_is_named(signed: Minutes, lifted: None, field: str) -> None:
    assert list(faults_in_versions()) == []

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE minutes_version SET {FIELDS[field]} WHERE number = 2")  # noqa: S608 - written above

    number = 9 if field == "number" else 2
    assert f"Hash mismatch of version {number} of GRID12" in " ".join(faults_in_versions())


def test_a_version_that_is_gone_and_a_signature_that_was_moved_are_named(signed: Minutes, lifted: None) -> None:
    SignOff.objects.update(public_sha256="0" * 64)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM minutes_version WHERE kind = 'circulated'")

    told = " ".join(faults_in_versions())

    assert "A version is missing" in told
    assert "The signature under version 3 of GRID12 is under another text." in told


def test_a_stored_file_that_was_changed_or_lost_is_named(signed: Minutes) -> None:
    public, confidential = (Path(issued_files().path(IssuedFile.objects.get(rendition=each).stored_name))
                            for each in ("public", "confidential"))  # fmt: skip
    public.chmod(0o600)
    public.write_bytes(public.read_bytes() + b" ")
    confidential.unlink()

    assert sorted(faults_in_versions()) == [
        "The confidential PDF of version 3 of GRID12 is missing from its storage.",
        "The public PDF of version 3 of GRID12 was changed in its storage.",
    ]
