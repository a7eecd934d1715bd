"""Addresses of a panel's seats and people, below /panels/<code>/people/."""

from django.urls import path

from meetings.people.views import (
    accounts,
    appointing,
    corrections,
    mandates,
    member_lists,
    page,
    seats,
    secretariat,
    terms,
)

urlpatterns = [
    path("", page.people, name="people"),
    path("secretariat/", secretariat.secretariat, name="secretariat"),
    path("appoint/", appointing.appointing, name="appoint"),
    path("seats/add/", seats.AddSeats.as_view(), name="seats-add"),
    path("seats/<int:pk>/change/", seats.ChangeSeat.as_view(), name="seat-change"),
    path("seats/<int:pk>/give-up/", seats.GiveUpSeat.as_view(), name="seat-give-up"),
    path("seats/<int:pk>/keep/", seats.KeepSeat.as_view(), name="seat-keep"),
    path("terms/<int:pk>/change/", terms.ChangeTerm.as_view(), name="term-change"),
    path("terms/<int:pk>/renew/", terms.RenewTerm.as_view(), name="term-renew"),
    path("terms/<int:pk>/give-clearance/", terms.GiveClearance.as_view(), name="term-give-clearance"),
    path("terms/<int:pk>/take-clearance/", terms.TakeClearance.as_view(), name="term-take-clearance"),
    path("terms/<int:pk>/call-off/", terms.CancelAppointment.as_view(), name="term-call-off"),
    path("corrections/<int:pk>/accept/", corrections.AcceptCorrection.as_view(), name="correction-accept"),
    path("corrections/<int:pk>/decline/", corrections.DeclineCorrection.as_view(), name="correction-decline"),
    path("corrections/<int:pk>/withdraw/", corrections.WithdrawCorrection.as_view(), name="correction-withdraw"),
    path("mandates/<int:pk>/end/", mandates.EndMandate.as_view(), name="mandate-end"),
    path("mandates/<int:pk>/cancel/", mandates.CancelMandate.as_view(), name="mandate-cancel"),
    path("import/", member_lists.member_lists, name="member-lists"),
    path("import/<uuid:pk>/", member_lists.member_list, name="member-list"),
    path("import/<uuid:pk>/lines/<int:line>/", member_lists.MendLine.as_view(), name="member-list-line"),
    path("import/<uuid:pk>/take/", member_lists.member_list_take, name="member-list-take"),
    path("import/<uuid:pk>/discard/", member_lists.member_list_discard, name="member-list-discard"),
    path("import/<uuid:pk>/not-taken.csv", member_lists.member_list_faults, name="member-list-faults"),
    path("<int:pk>/", page.person, name="person"),
    path("<int:pk>/correct/", accounts.CorrectPerson.as_view(), name="person-correct"),
    path("<int:pk>/mandates/give/", mandates.GiveMandate.as_view(), name="mandate-give"),
    path("<int:pk>/invite/", accounts.Invite.as_view(), name="person-invite"),
    path("<int:pk>/invite-again/", accounts.InviteAgain.as_view(), name="person-invite-again"),
    path("<int:pk>/change-address/", accounts.ChangeAddress.as_view(), name="person-change-address"),
    path("<int:pk>/close-account/", accounts.CloseAccount.as_view(), name="person-close-account"),
    path("<int:pk>/open-account/", accounts.OpenAccount.as_view(), name="person-open-account"),
]
