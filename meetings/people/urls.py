"""Addresses of a panel's seats and people, below /panels/<code>/people/."""

from django.urls import path

from meetings.people.views import accounts, appointing, member_lists, page, seats, terms

urlpatterns = [
    path("", page.people, name="people"),
    path("appoint/", appointing.appointing, name="appoint"),
    path("seats/add/", seats.seats_add, name="seats-add"),
    *(path(f"seats/<int:pk>/{verb}/", seats.seat_step, {"verb": verb}, f"seat-{verb}") for verb in seats.STEPS),
    *(path(f"terms/<int:pk>/{verb}/", terms.term_step, {"verb": verb}, f"term-{verb}") for verb in terms.STEPS),
    path("import/", member_lists.member_lists, name="member-lists"),
    path("import/<uuid:pk>/", member_lists.member_list, name="member-list"),
    path("import/<uuid:pk>/take/", member_lists.member_list_take, name="member-list-take"),
    path("import/<uuid:pk>/discard/", member_lists.member_list_discard, name="member-list-discard"),
    path("import/<uuid:pk>/not-taken.csv", member_lists.member_list_faults, name="member-list-faults"),
    path("<int:pk>/", page.person, name="person"),
    *(path(f"<int:pk>/{verb}/", accounts.person_step, {"verb": verb}, f"person-{verb}") for verb in accounts.STEPS),
]
