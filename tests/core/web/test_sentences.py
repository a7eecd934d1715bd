"""No field speaks in Django's words, whatever it is sent."""

import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.accounts.models import User
from meetings.models import AgendaItem

DJANGO = re.compile(
    r"This field|Ensure |Select a valid|Enter a valid (?:date|time)\.|Enter a whole|Null characters"
    r"|cannot be (?:blank|null)|a PK"
)
FIELDS = {
    "required": (forms.CharField(), ""),
    "too long": (forms.CharField(max_length=3), "four"),
    "too short": (forms.CharField(min_length=3), "a"),
    "a NUL": (forms.CharField(), "a\x00b"),
    "a choice": (forms.ChoiceField(choices=[("a", "A")]), "b"),
    "choices": (forms.MultipleChoiceField(choices=[("a", "A")]), ["b"]),
    "a whole number": (forms.IntegerField(), "many"),
    "a huge number": (forms.IntegerField(), "9" * 5000),
    "too many": (forms.IntegerField(max_value=3), "4"),
    "too few": (forms.IntegerField(min_value=3), "2"),
    "a day": (forms.DateField(), "someday"),
    "a time": (forms.TimeField(), "noonish"),
    "an address": (forms.EmailField(), "nobody"),
    "a uuid": (forms.UUIDField(), "x"),
    "no file": (forms.FileField(), None),
    "an empty file": (forms.FileField(), SimpleUploadedFile("a.txt", b"")),
}


@pytest.mark.parametrize("case", FIELDS)
def test_a_field_says_it_in_our_words(case: str) -> None:
    field, sent = FIELDS[case]

    with pytest.raises(ValidationError) as refused:
        field.clean(sent)

    assert refused.value.messages
    assert [sentence for sentence in refused.value.messages if DJANGO.search(sentence)] == []


def test_so_does_a_row() -> None:
    for row in (AgendaItem(title="", number=1, purpose="nonsense"), AgendaItem(title="x" * 501), User(email="x")):
        with pytest.raises(ValidationError) as refused:
            row.clean_fields(exclude=["meeting"])
        assert [sentence for sentence in refused.value.messages if DJANGO.search(sentence)] == []


@pytest.mark.parametrize("sent", ["x", "1\x00", "9" * 5000])
@pytest.mark.django_db
@pytest.mark.parametrize("kind", [forms.ModelChoiceField, forms.ModelMultipleChoiceField])
def test_so_does_a_choice_of_rows(kind: type[forms.ModelChoiceField], sent: str) -> None:
    field = kind(queryset=User.objects.all())

    with pytest.raises(ValidationError) as refused:
        field.clean([sent] if kind is forms.ModelMultipleChoiceField else sent)

    assert [sentence for sentence in refused.value.messages if DJANGO.search(sentence)] == []
