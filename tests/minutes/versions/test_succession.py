"""The fate of a version, as far as its reader was given others."""

import pytest
from django.utils import timezone

from minutes.enums import MinutesState
from minutes.models import Minutes, Version, VersionWithdrawal
from minutes.versions.succession import succession_of, words_of_force
from tests.conftest import Cast
from tests.minutes.versions.superseding import correct, on, publish_first
from tests.minutes.workflow.signing import make_complete_minutes


@pytest.fixture
def published(cast: Cast) -> Minutes:
    return publish_first(make_complete_minutes(cast), cast)


def given(*numbers: int) -> dict[int, Version]:
    return {version.number: version for version in Version.objects.filter(number__in=numbers).order_by("number")}


def test_the_version_that_stands_with_none_after_it_is_told_nothing(published: Minutes) -> None:
    versions = given(1, 2, 3)

    assert succession_of(versions[3], list(versions.values())) is None
    assert succession_of(versions[1], [versions[1]]) is None


def test_a_later_version_that_has_come_as_far_supersedes_it(published: Minutes) -> None:
    versions = given(1, 3)

    succession = succession_of(versions[1], list(versions.values()))

    assert succession is not None
    assert (succession.instead, succession.is_over) == (3, True)
    assert succession.sentence == "Superseded by version 3, published 4 November 2026."


def test_a_later_version_that_has_not_come_as_far_replaces_it_in_time(cast: Cast, published: Minutes) -> None:
    correct(published, cast, until=MinutesState.CIRCULATED)
    versions = given(3, 4)

    succession = succession_of(versions[3], list(versions.values()))

    assert succession is not None
    assert (succession.instead, succession.is_over) == (4, False)
    assert succession.sentence == ("Version 4, circulated 11 November 2026, replaces this one once it is published.")


def test_a_withdrawn_signature_is_told_with_its_reason_and_what_stands(cast: Cast, published: Minutes) -> None:
    versions = given(2, 3)
    with on(5):
        VersionWithdrawal.objects.create(version=versions[3], by=cast.chair, reason="A word.", at=timezone.now())
    withdrawn = Version.objects.get(number=3)

    alone, beside = succession_of(withdrawn, [withdrawn]), succession_of(withdrawn, [versions[2], withdrawn])

    assert alone is not None
    assert (alone.sentence, alone.instead, alone.reason) == (
        "The signature of this version was withdrawn on 5 November 2026.",
        None,
        "A word.",
    )
    assert beside is not None
    assert (beside.instead, beside.sentence.endswith("Version 2, approved 31 October 2026, stands.")) == (2, True)


def test_how_far_it_came_is_a_word(published: Minutes) -> None:
    assert [words_of_force(version) for version in given(1, 2, 3).values()] == ["circulated", "approved", "published"]
