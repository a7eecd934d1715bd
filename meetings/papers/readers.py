"""Readers of papers, for whoever keeps the minutes: of those who may read one, how many have opened it, and who."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from core import english
from meetings.models import Meeting, Membership, PaperOpening
from meetings.papers.list import ListedItem
from meetings.people.queries import memberships_at


@dataclass(frozen=True, slots=True)
class Opened:
    """The readers of the newest version: how many of the panel's members, and the names of all who have opened it."""

    members: int
    of_members: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"Opened by {self.members} of {english.count(self.of_members, 'member')}"


def opened_papers(meeting: Meeting, items: Iterable[ListedItem]) -> dict[UUID, Opened]:
    """Return who has opened which paper, by its id, in two queries."""
    versions = {
        paper.version.pk: (paper.id, paper.is_confidential or item.is_confidential)
        for item in items
        for paper in item.papers
        if paper.version is not None
    }
    names: dict[UUID, dict[int, str]] = {paper: {} for paper, _ in versions.values()}
    rows = PaperOpening.objects.filter(version__in=versions).order_by("account__name", "pk")
    for version, account, name in rows.values_list("version", "account", "account__name"):
        names[versions[version][0]][account] = name
    memberships = memberships_at(meeting)
    return {
        paper: _opened(
            names[paper], [membership for membership in memberships if membership.reads_confidential or not is_secret]
        )
        for paper, is_secret in versions.values()
    }


def _opened(names: dict[int, str], memberships: Iterable[Membership]) -> Opened:
    members = {membership.person.pk: membership.person.account_id for membership in memberships if membership.sits}
    have = sum(account in names for account in members.values())
    return Opened(have, len(members), tuple(names.values()))
