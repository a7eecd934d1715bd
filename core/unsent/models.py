"""The forms that came when their session had ended, as they were filled in."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class UnsentForm(models.Model):
    """A form as it was sent, without files and passwords, for the account that filled it in and for nobody else.

    No record: it goes once the form is sent, and after ``core.unsent.keeping.KEPT_FOR`` in any case.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.TextField()  # the address of the page that the form stood on
    address = models.TextField()  # where it was sent to
    fields = models.JSONField()  # [name, value], in the order of the form
    files = models.JSONField()  # [name of the field, name of the file]
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "at"], name="unsent_of_an_account")]

    def __str__(self) -> str:
        return f"Form for {self.address}"
