"""Papers by their titles, and in which order they stand."""

from core.audience import Audience
from meetings.models import Meeting, Paper
from meetings.papers.list import items_with_papers


def paper(title: str) -> Paper:
    return Paper.with_binned.select_related("item__meeting__panel").get(title=title)


def titles(meeting: Meeting, audience: Audience = Audience.CONFIDENTIAL) -> list[str]:
    return [each.title for listed in items_with_papers(meeting, audience) for each in listed.papers]
