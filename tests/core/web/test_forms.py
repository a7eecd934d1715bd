from django import forms

from core.web.forms import CursorAtError


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
