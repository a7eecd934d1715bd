"""A column with the number of an agenda item."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute
from django.db.models.sql.compiler import SQLCompiler

from meetings.item_numbers import ItemNumber

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")


class _AsNumber(DeferredAttribute):
    """Reads whatever is assigned as an item's number, so that a row has one before it comes from the database."""

    field: "ItemNumberField[Any, Any]"

    def __set__(self, row: models.Model, value: object) -> None:
        row.__dict__[self.field.attname] = self.field.to_python(value)


class ItemNumberField(models.Field[_Set, _Get]):
    """Stored by its key, a whole number, so that every database sorts and compares as the items stand."""

    _pyi_private_set_type: ItemNumber | int
    _pyi_private_get_type: ItemNumber

    description = "Number of an agenda item"
    descriptor_class = _AsNumber
    empty_strings_allowed = False

    def get_internal_type(self) -> str:
        return "PositiveIntegerField"

    def from_db_value(
        self, value: int | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> ItemNumber | None:
        return None if value is None else ItemNumber.from_key(value)

    def to_python(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        try:
            return ItemNumber.read(value)
        except ValueError as error:
            raise ValidationError(f"{value} is not the number of an item.", code="invalid") from error

    def get_prep_value(self, value: Any) -> Any:
        value = self.to_python(super().get_prep_value(value))
        return value.key if isinstance(value, ItemNumber) else value

    def value_to_string(self, row: models.Model) -> str:
        return str(self.value_from_object(row))


@ItemNumberField.register_lookup
class Key(models.Transform):
    """The key itself, for lists that are read on from a place in an address: it has no dot, as 23.1 does."""

    lookup_name = "key"
    output_field = models.PositiveIntegerField()

    def as_sql(self, compiler: SQLCompiler, *_: Any, **__: Any) -> tuple[str, Any]:
        return compiler.compile(self.lhs)
