import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch


def rendered(template: str, **context: object) -> str:
    return Template("{% load links %}" + template).render(Context(context))


def test_a_page_links_by_name_to_a_place() -> None:
    assert rendered('{% place "account_login" %}') == "/account/sign-in/"


def test_an_unknown_place_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        rendered('{% place "account_nowhere" %}')


def test_a_page_links_by_reference() -> None:
    assert rendered("{{ reference|go }}", reference="GRID12/01") == "/go/GRID12/01"
