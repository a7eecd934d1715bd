"""The parts that our forms share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.days import read_day


class CursorAtError(forms.BaseForm):
    """A form that puts the cursor into the first field with an error, when it is shown again.

    Also where a service refuses what the form found nothing wrong with: the field is named to ``add_error`` then.
    """

    def full_clean(self) -> None:
        super().full_clean()
        self._put_cursor()

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(field, error)
        self._put_cursor()

    def _put_cursor(self) -> None:
        wrong = [name for name in self.fields if name in self.errors]
        for name in wrong:
            self.fields[name].widget.attrs.pop("autofocus", None)
        if wrong:
            self.fields[wrong[0]].widget.attrs["autofocus"] = True


class OfferedInput(forms.TextInput):
    """A field for text that offers words as one types; any other words can be typed too."""

    offered: Sequence[str] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attrs = attrs or {}
        identity = f"{attrs.get('id', name)}-offered"
        field = super().render(name, value, attrs | {"list": identity, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((words,) for words in self.offered))
        return format_html('{}<datalist id="{}">{}</datalist>', field, identity, options)


class DayInput(forms.DateInput):
    """A day as the browser offers it; a browser that has no such control shows a field for text."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day in any of the ways in which people write one (``core.days``)."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str) or value.strip() in self.empty_values:
            return super().to_python(value)
        day = read_day(value)
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class ConfirmForm(CursorAtError, forms.Form):
    """A form that asks for nothing but to be confirmed, until it is given fields.

    What the service refuses stands at the field ``refused_at``, or above the form where that is none.
    """

    refused_at: str | None = None

    def refuse(self, sentence: str) -> None:
        self.add_error(self.refused_at, sentence)


class RefusedAtLastField(ConfirmForm):
    """Shows a refusal at its last field, where the cursor goes to try again."""

    def refuse(self, sentence: str) -> None:
        self.add_error(next(reversed(self.fields), None), sentence)
