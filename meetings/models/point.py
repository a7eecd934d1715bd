from django.db import models

from meetings.enums import Purpose, SensitivityChoice

from .people import Person


class AgendaPoint(models.Model):
    """A point of an agenda, or a standing one of the panel, in words.

    ``presenter`` is the name as it is printed; ``presented_by`` is who that is, where the panel knows them.
    ``minutes_allotted`` are minutes of time. A confidential point has a reason, and a ``public_title`` for those who
    may not read it.
    """

    title = models.CharField(max_length=500)
    public_title = models.CharField(max_length=500, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, null=True, blank=True)
    sensitivity = models.CharField(max_length=20, choices=SensitivityChoice.choices, default=SensitivityChoice.PUBLIC)
    sensitivity_reason = models.CharField(max_length=500, blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    presented_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    minutes_allotted = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
