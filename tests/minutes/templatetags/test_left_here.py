import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from meetings.enums import Role
from minutes.models import Minutes
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = Template("{% load left_here %}{% left_here_modules %}{% left_here 'GRID12' 7 %}")


@pytest.fixture
def minutes() -> Minutes:
    return factories.make_minutes(factories.make_panel())


def shown_to(user: object) -> str:
    request = RequestFactory().get("/")
    request.user, request.csp_nonce = user, "n0nce"
    return PAGE.render(Context({"request": request})).strip()


def test_only_who_keeps_minutes_is_asked_for_words_on_the_device(minutes: Minutes) -> None:
    panel = minutes.meeting.panel
    secretary = factories.make_member(panel, "secretary@example.org", Role.SECRETARY)
    page = shown_to(secretary)

    assert 'type="importmap"' in page
    assert f'data-account="{secretary.pk}" data-reference="GRID12"' in page
    assert 'data-item="7" data-address="/drafting/GRID12/0/save?item=0" hidden' in page
    assert shown_to(factories.make_member(panel, "member@example.org", Role.MEMBER)) == ""
    assert shown_to(AnonymousUser()) == ""
