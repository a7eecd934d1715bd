"""A panel with published and drafted minutes, each with something public and something secret."""

from dataclasses import dataclass

import pytest

from actions.services import issue_action_numbers
from meetings.models import Decision
from minutes.drafting.save import link_restatement
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, make_minutes, paragraph, stated, uuid_of, write
from tests.minutes.workflow.signing import make_complete_minutes


@dataclass(frozen=True)
class Shelf:
    published: Minutes
    drafted: Minutes


@pytest.fixture
def shelf(cast: Cast, minutes: Minutes) -> Shelf:
    """GRID10 is published, GRID12 a draft; each says one thing in secret."""
    published = make_minutes(cast.panel, 10)
    write(
        published,
        1,
        stated("first", "AGREED", "the published budget")
        + stated("again", "AGREED", "the published budget again")
        + stated("hidden", "NOTED", "the hidden letter", secret=True)
        + action("owed", "The Clerk to write at the May 2024 meeting.")
        + action("owed in secret", "The Clerk to whisper.", secret=True),
    )
    link_restatement(
        Decision.objects.get(pk=uuid_of("again")), Decision.objects.get(pk=uuid_of("first")), by=cast.operator
    )
    issue_action_numbers(published.meeting, by=cast.operator)
    record_publication_elsewhere(published, by=cast.operator)
    freeze_version(published, VersionKind.IMPORTED, by=cast.operator)
    write(
        minutes,
        1,
        stated("drafted", "APPROVED", "the drafted plan")
        + stated("drafted in secret", "DEFERRED", "the secret plan to the July 2024 meeting", secret=True)
        + action("drafted in secret as well", "The Treasurer to hide.", secret=True)
        + action("owed in draft", "The Treasurer to pay."),
    )
    return Shelf(published, minutes)


@pytest.fixture
def complete(cast: Cast) -> Minutes:
    """Minutes that lack nothing: item 1 is decided, of item 2 the panel only talked."""
    return make_complete_minutes(cast)


@pytest.fixture
def drafted(minutes: Minutes) -> Minutes:
    """A draft with an action of the member's, one of nobody's who can sign in, and two that are confidential."""
    write(
        minutes,
        1,
        paragraph("p", "Drafted words.")
        + action("owed", "Member to write by 3 May 2024.")
        + action("nobody", "The Clerk to count."),
    )
    write(
        minutes,
        2,
        action("hidden", "Member to whisper.", secret=True) + action("veiled", "Observer to peek.", secret=True),
    )
    return minutes
