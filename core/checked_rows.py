"""Rows that a service is about to write, held against what the model says of them."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from core.errors import Unacceptable


def check(row: Model) -> None:
    """Raises Unacceptable, in the model's own sentences, for a row that must not be written."""
    try:
        row.full_clean(validate_constraints=True)
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error


def check_fields(row: Model) -> None:
    """The same of a row's own values alone: what it refers to, and its constraints, would cost queries for each row."""
    relations = [field.name for field in row._meta.fields if field.is_relation]
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error
