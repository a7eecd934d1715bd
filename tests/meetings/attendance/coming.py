"""What tests of who comes to a meeting have in common."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import strip_tags

from core.accounts.models import User
from meetings.models import Meeting, Person

NEXT_MONTH: date = timezone.localdate() + timedelta(days=30)
SITE = "https://minutes.example.org"
PAGE = "/meetings/GRID31/coming/"


def person_of(account: User) -> Person:
    return Person.objects.get(account=account)


def answers(meeting: Meeting) -> list[tuple[str, str, str]]:
    rows = meeting.replies.order_by("person__name")
    return [(str(reply.person), reply.coming, reply.alternate) for reply in rows]


def words(response: HttpResponse) -> str:
    return " ".join(strip_tags(response.content.decode()).split())
