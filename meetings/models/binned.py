"""Rows that can be put into the bin, and taken out of it again within thirty days."""

from datetime import timedelta

from django.db import models

KEPT_IN_THE_BIN = timedelta(days=30)


class Binnable(models.Model):
    """``binned_at`` says since when the row is in the bin.

    ``objects`` of such a model, and every list of related rows, leave out what is in the bin; ``with_binned`` has all.
    """

    binned_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
