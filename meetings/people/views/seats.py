"""Seats: added, changed, given up and kept."""

from typing import Any

from django.shortcuts import get_object_or_404

from core import english
from meetings.models import Seat
from meetings.panels.seat_details import details_of
from meetings.people.forms import CategoryForm, LastDayOfSeatForm, NewSeatsForm, PeopleForm, SeatForm
from meetings.people.services.seats import (
    add_seats,
    change_seat,
    give_up_seat,
    keep_seat,
    rename_category,
    require_given_up,
)

from .steps import PeopleStep


class AddSeats(PeopleStep):
    title = "Add seats"
    button = "Add the seats"
    form_class = NewSeatsForm
    template_name = "meetings/people/seats_add.html"

    def act(self, form: NewSeatsForm) -> str:
        seats = add_seats(self.panel, by=self.by, **form.cleaned_data)
        return f"{seats[0]} is added." if len(seats) == 1 else f"{seats[0]} to {seats[-1].number} are added."

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        seats = Seat.objects.filter(panel=self.panel).order_by("category")
        categories = seats.values_list("category", flat=True).distinct()
        return super().get_context_data(categories=categories, **more)


class SeatStep(PeopleStep):
    subject: Seat

    def find(self) -> Seat:
        return get_object_or_404(Seat.objects.filter(panel=self.panel).select_related("panel"), pk=self.kwargs["pk"])


class ChangeSeat(SeatStep):
    title = "Change the seat"
    button = "Save"
    form_class = SeatForm
    template_name = "meetings/people/seat_change.html"

    def get_lead(self) -> str:
        return f"{self.subject} of {self.panel.in_sentence}."

    def get_initial(self) -> dict[str, Any]:
        return dict(details_of(self.subject))

    def act(self, form: SeatForm) -> str:
        change_seat(self.subject, **form.cleaned_data, by=self.by)
        return f"{self.subject} is changed."


class RenameCategory(SeatStep):
    title = "Rename the category"
    form_class = CategoryForm

    def get_lead(self) -> str:
        return (
            f"All seats of {self.subject.category} are called otherwise, also in the rules of quorum and voting. "
            "What was recorded of meetings keeps its words."
        )

    def get_initial(self) -> dict[str, Any]:
        return {"category": self.subject.category}

    def act(self, form: CategoryForm) -> str:
        rename_category(self.panel, self.subject.category, form.cleaned_data["category"], by=self.by)
        return "The category is renamed."


class GiveUpSeat(SeatStep):
    title = "Give up the seat"
    is_grave = True
    form_class = LastDayOfSeatForm

    def get_lead(self) -> str:
        return f"{self.panel.at_start} will no longer have the seat {self.subject}. Those who held it stay on record."

    def get_initial(self) -> dict[str, Any]:
        return {"ends_on": self.panel.today}

    def act(self, form: LastDayOfSeatForm) -> str:
        if give_up_seat(self.subject, ends_on=form.cleaned_data["ends_on"], by=self.by):
            return f"{self.subject} is given up from then on."
        return f"{self.subject} is removed: nobody has held it."


class KeepSeat(SeatStep):
    title = "Keep the seat"

    def require(self) -> None:
        require_given_up(self.subject)

    def get_lead(self) -> str:
        last_day = f": its last day is {english.day(self.subject.ends_on)}" if self.subject.ends_on else ""
        return f"{self.subject} was given up{last_day}."

    def act(self, _form: PeopleForm) -> str:
        keep_seat(self.subject, by=self.by)
        return f"{self.subject} is kept."
