"""Our sentences in the place of Django's, for a value that a field cannot take and its form says nothing of.

Its classes have their sentences as defaults, so these are put in their place once, when the application starts.
"""

from collections.abc import Mapping

from django import forms
from django.apps import apps
from django.core import validators
from django.core.exceptions import ValidationError
from django.db import models

from core.characters import hidden_in, hidden_in_words

OF_FORMS: Mapping[type[forms.Field], Mapping[str, str]] = {
    forms.Field: {"required": "Fill this in."},
    forms.ChoiceField: {"invalid_choice": "“%(value)s” is not one of the choices. Choose one of those that are there."},
    forms.MultipleChoiceField: {
        "invalid_choice": "“%(value)s” is not one of the choices. Choose from those that are there.",
        "invalid_list": "Choose from the list.",
    },
    forms.ModelChoiceField: {
        "invalid_choice": "That is not one of the choices any more. Choose one of those there are."
    },
    forms.ModelMultipleChoiceField: {
        "invalid_choice": "“%(value)s” is not one of the choices any more. Choose from those that are there.",
        "invalid_pk_value": "“%(pk)s” is not one of the choices. Choose from those that are there.",
        "invalid_list": "Choose from the list.",
    },
    forms.IntegerField: {"invalid": "Give a whole number, in figures."},
    forms.DateField: {"invalid": "Enter a valid date, such as 11 August 2017."},
    forms.TimeField: {"invalid": "Enter a valid time of day, such as 14:30."},
    forms.UUIDField: {"invalid": "That is not one of the choices. Choose one of those that are there."},
    forms.FileField: {
        "invalid": "No file was sent. Choose it again.",
        "missing": "No file was sent. Choose it again.",
        "empty": "This file is empty.",
        "max_length": "The name of the file can have %(max)d characters; it has %(length)d.",
    },
}
OF_MODELS: Mapping[type[models.Field[object, object]], Mapping[str, str]] = {
    models.Field: {
        "blank": "Something that is needed was left empty. Fill it in.",
        "null": "Something that is needed was left empty. Fill it in.",
        "invalid_choice": "“%(value)s” is not one of the choices. Choose one of those that are there.",
    },
    models.DateField: {"invalid": "“%(value)s” is not a date.", "invalid_date": "There is no such day as “%(value)s”."},
}
NO_NUL = "This holds a character that cannot be shown or stored. Type the words anew."
OF_VALIDATORS: Mapping[type[validators.BaseValidator], str] = {
    validators.MaxLengthValidator: "This can have at most %(limit_value)d characters; it has %(show_value)d.",
    validators.MinLengthValidator: "This must have at least %(limit_value)d characters; it has %(show_value)d.",
    validators.MaxValueValidator: "This can be at most %(limit_value)s.",
    validators.MinValueValidator: "This must be at least %(limit_value)s.",
}


def refuse_hidden(text: object) -> None:
    """Raise ValidationError for a text with such characters: the validator of every field for words."""
    if signs := hidden_in(str(text)):
        raise ValidationError(hidden_in_words(signs), code="hidden_characters")


def refuse_what_is_not_shown() -> None:
    """Let every field for words, of forms and of rows that are checked, refuse characters that hide or turn words."""
    forms.CharField.default_validators = [refuse_hidden]
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.CharField) and refuse_hidden not in field.validators:
                field.validators.append(refuse_hidden)


def say_it_in_our_words() -> None:
    for kinds in (OF_FORMS, OF_MODELS):
        for kind, sentences in kinds.items():
            kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), **sentences}
    for validator, sentence in OF_VALIDATORS.items():
        validator.message = sentence
    validators.ProhibitNullCharactersValidator.message = NO_NUL
