"""Annotations of an item's text that have rows of their own, read in the query that reads the texts."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Aggregate, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject

from meetings.models import Recusal
from minutes.document.model import DocumentInterest
from minutes.models import BlockReason


class BesideText(NamedTuple):
    """The reasons why blocks are confidential, by uuid, and the interests in the order in which they were declared."""

    reasons: frozenset[tuple[str, str]]
    interests: tuple[DocumentInterest, ...]

    @classmethod
    def read(cls, reasons: Mapping[str, str] | None, interests: Mapping[str, dict[str, str]] | None) -> "BesideText":
        """Return what the columns say that ``BESIDE_TEXT`` adds to a row of ``ItemText``."""
        declared = interests or {}
        return cls(
            frozenset((str(UUID(block)), reason) for block, reason in (reasons or {}).items()),
            tuple(DocumentInterest(**declared[pk]) for pk in sorted(declared, key=int)),
        )


class AsObject(Aggregate):
    """Rows as one JSON object."""

    function = "JSON_GROUP_OBJECT"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_OBJECT_AGG", **context)


_REASONS = (
    BlockReason.objects.filter(item=OuterRef("item_id"), retired_at=None)
    .values("item")
    .annotate(said=AsObject("block", "reason"))
)
# Nobody takes part in an item that was withdrawn.
_INTERESTS = (
    Recusal.objects.filter(item=OuterRef("item_id"), item__withdrawn_reason="")
    .values("item")
    .annotate(said=AsObject("pk", JSONObject(name="person__name", interest="interest", follows="follows")))
)

BESIDE_TEXT = {"reasons": Subquery(_REASONS.values("said")), "interests": Subquery(_INTERESTS.values("said"))}
