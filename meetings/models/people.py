from django.conf import settings
from django.db import models
from django.db.models import Q


class Organisation(models.Model):
    name = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who sits on a panel, attends it or owes it an action; with an account or without."""

    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="people")
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.CheckConstraint(name="person_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name
