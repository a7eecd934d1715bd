"""What a reader asks for is there, or it is not."""

import pytest
from django.http import Http404

from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.reading.web import edition_to_read, readable_minutes, version_to_read, versions_to_read
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.minutes.reading.asking import asked_by


@pytest.mark.parametrize("role", ["anonymous", "member", "outsider"])
def test_a_draft_is_not_there_for_who_does_not_draft(cast: Cast, minutes: Minutes, role: str) -> None:
    request = asked_by(cast, role)

    for find in (edition_to_read, versions_to_read):
        with pytest.raises(Http404):
            find(request, "GRID12")
    with pytest.raises(Http404):
        readable_minutes(request.user, "GRID12")


@pytest.mark.parametrize("reference", ["GRID13", "nonsense"])
def test_minutes_that_do_not_exist_are_not_there(cast: Cast, minutes: Minutes, reference: str) -> None:
    request = asked_by(cast, "secretary")

    for find in (edition_to_read, versions_to_read):
        with pytest.raises(Http404):
            find(request, reference)


def test_a_secretary_finds_the_draft(cast: Cast, minutes: Minutes) -> None:
    request = asked_by(cast, "secretary")

    assert readable_minutes(cast.secretary, "GRID12") == minutes
    assert edition_to_read(request, "GRID12").version is None
    assert versions_to_read(request, "GRID12")[1] == []


def test_a_version_is_found_by_a_number_that_was_given(cast: Cast, minutes: Minutes) -> None:
    record_publication_elsewhere(minutes, by=cast.operator)
    version = freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)

    edition, given = version_to_read(asked_by(cast, "anonymous"), "GRID12", 1)

    assert (edition.number, edition.version, given) == (1, version, [version])
    with pytest.raises(Http404):
        version_to_read(asked_by(cast, "anonymous"), "GRID12", 2)
