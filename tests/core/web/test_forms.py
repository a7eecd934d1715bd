"""The parts that our forms share."""

from datetime import date

import pytest
from django import forms

from core.web.forms import CursorAtError, DayField, OfferedInput


class Leave(CursorAtError, forms.Form):
    name = forms.CharField()
    starts_on = DayField()
    ends_on = DayField(required=False)


@pytest.mark.parametrize("written", ["2017-08-11", "11 August 2017", "11/08/2017", " 11th Aug 2017 "])
def test_a_day_is_read_in_the_ways_people_write_one(written: str) -> None:
    assert DayField().clean(written) == date(2017, 8, 11)


@pytest.mark.parametrize("written", ["31 June 2017", "soon", "08/2017"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter a valid date"):
        DayField().clean(written)


def test_a_day_that_may_be_empty_is_none() -> None:
    assert DayField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("sent", "focused"),
    [
        ({"name": "Ada", "starts_on": "2017-08-11"}, []),
        ({"name": "Ada", "starts_on": "soon", "ends_on": "later"}, ["starts_on"]),
        ({}, ["name"]),
    ],
)
def test_the_cursor_goes_to_the_first_field_with_an_error(sent: dict[str, str], focused: list[str]) -> None:
    form = Leave(sent)
    form.full_clean()

    assert [name for name, field in form.fields.items() if "autofocus" in field.widget.attrs] == focused


class Asked(CursorAtError, forms.Form):
    title = forms.CharField()
    file = forms.FileField(required=False)


def cursor_of(form: forms.Form) -> list[str]:
    return [name for name, field in form.fields.items() if field.widget.attrs.get("autofocus")]


def test_the_cursor_goes_into_the_first_field_that_is_wrong() -> None:
    wrong, right = Asked({}), Asked({"title": "Report"})

    assert [wrong.is_valid(), cursor_of(wrong)] == [False, ["title"]]
    assert [right.is_valid(), cursor_of(right)] == [True, []]


def test_the_cursor_goes_where_a_service_refuses_something() -> None:
    form = Asked({"title": "Report"})
    form.is_valid()

    form.add_error("file", "The file is locked.")

    assert cursor_of(form) == ["file"]


def test_the_cursor_stands_in_one_field_at_a_time() -> None:
    form = Asked({"title": "Report"})
    form.is_valid()

    form.add_error("file", "The file is locked.")
    form.add_error("title", "The title is taken.")

    assert cursor_of(form) == ["title"]


def test_words_are_offered_under_a_name_of_their_own() -> None:
    widget = OfferedInput()
    widget.offered = ["<one>"]

    written = widget.render("owner", "x", {"id": "owner-7"})

    assert 'list="owner-7-offered"' in written
    assert written.endswith('<datalist id="owner-7-offered"><option value="&lt;one&gt;"></option></datalist>')
