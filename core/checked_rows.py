"""Rows that a service is about to write, held against what the model says of them."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from core.errors import Unacceptable


def check(row: Model) -> None:
    """Raise Unacceptable, in the model's own sentences, for a row that must not be written."""
    try:
        row.full_clean(validate_constraints=True)
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error


def check_fields(row: Model) -> None:
    """Check a row's own values alone: to check relations and constraints would cost queries for each row."""
    relations = [field.name for field in row._meta.fields if field.is_relation]
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
