"""Seats: added, changed, given up and kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from core import english
from core.errors import Unacceptable
from meetings.models import Panel, Seat
from meetings.people.forms import LastDayOfSeatForm, NewSeatsForm, SeatForm
from meetings.people.services.seats import add_seats, change_seat, give_up_seat, keep_seat, require_given_up
from meetings.web import account_of

from .access import for_the_secretariat
from .steps import Step, take_step


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def seats_add(request: HttpRequest, panel: Panel) -> HttpResponse:
    form = NewSeatsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            seats = add_seats(panel, by=account_of(request), **form.cleaned_data)
        except Unacceptable as refusal:
            form.refuse(str(refusal))
        else:
            said = f"{seats[0]} is added." if len(seats) == 1 else f"{seats[0]} to {seats[-1].number} are added."
            messages.success(request, said)
            return redirect("meetings:people", panel.code)
    categories = Seat.objects.filter(panel=panel).order_by("category").values_list("category", flat=True).distinct()
    context = {"panel": panel, "form": form, "categories": categories}
    return render(request, "meetings/people/seats_add.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def seat_step(request: HttpRequest, panel: Panel, pk: int, verb: str) -> HttpResponse:
    seat = get_object_or_404(Seat.objects.filter(panel=panel).select_related("panel"), pk=pk)
    return take_step(request, panel, seat, STEPS[verb], reverse("meetings:people", args=[panel.code]))


def _said_of_end(seat: Seat, is_kept: bool) -> str:
    return f"{seat} is given up from then on." if is_kept else f"{seat} is removed: nobody ever held it."


STEPS: dict[str, Step[Seat]] = {
    "change": Step(
        title="Change the seat",
        lead=lambda seat: f"{seat} of {seat.panel.in_sentence}.",
        button="Save the seat",
        done=lambda seat: f"{seat} is changed.",
        form=SeatForm,
        before=lambda seat: {"appointed_by": seat.appointed_by, "has_vote": seat.has_vote},
        act=lambda seat, given, by, _site: change_seat(seat, **given, by=by),
        also=("Give up this seat", "meetings:seat-give-up"),
    ),
    "give-up": Step(
        title="Give up the seat",
        lead=lambda seat: f"{seat.panel.at_start} then has the seat {seat} no longer. Who held it stays on record.",
        button="Give up the seat",
        done=str,
        form=LastDayOfSeatForm,
        before=lambda _seat: {"ends_on": timezone.localdate()},
        act=lambda seat, given, by, _site: _said_of_end(seat, give_up_seat(seat, ends_on=given["ends_on"], by=by)),
        is_grave=True,
    ),
    "keep": Step(
        title="Keep the seat",
        lead=lambda seat: (
            f"{seat} was given up{f': its last day is {english.day(seat.ends_on)}' if seat.ends_on else ''}."
        ),
        button="Keep the seat",
        done=lambda seat: f"{seat} is kept.",
        act=lambda seat, _given, by, _site: keep_seat(seat, by=by),
        require=lambda seat, _by: require_given_up(seat),
    ),
}
