from django.urls import include, path

from meetings.agenda.views import changes as agenda_changes
from meetings.agenda.views import page as agenda
from meetings.agenda.views import pdf as agenda_pdf
from meetings.agenda.views import proposals as agenda_proposals
from meetings.agenda.views import standing_items
from meetings.agenda.views import steps as agenda_steps
from meetings.attendance.views import interests
from meetings.attendance.views import rsvp as coming
from meetings.attendance.views import rsvp_by_mail as coming_by_mail
from meetings.calendar.views import arranging, calendar, ics, meeting_list, planning
from meetings.pack import views as pack
from meetings.panels import views as panel
from meetings.setup.views import new_panel
from meetings.setup.views import settings as panel_settings

app_name = "meetings"

urlpatterns = [
    path("panels/new/", new_panel.new_panel, name="new-panel"),
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("panels/<str:code>/settings/", panel_settings.panel_settings, name="panel-settings"),
    path("panels/<str:code>/settings.toml", panel_settings.panel_file, name="panel-file"),
    path("panels/<str:code>/settings/<slug:key>/", panel_settings.panel_section, name="panel-section"),
    path("panels/<str:code>/standing-items/", standing_items.standing_items, name="standing-items"),
    path("panels/<str:code>/standing-items/move", standing_items.standing_item_move, name="standing-item-move"),
    path("panels/<str:code>/standing-items/remove", standing_items.standing_item_remove, name="standing-item-remove"),
    path("panels/<str:code>/standing-items/<int:pk>/", standing_items.standing_item, name="standing-item"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
    path("meetings/<str:reference>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<str:reference>/agenda.pdf", agenda_pdf.agenda_pdf, name="agenda-pdf"),
    path("meetings/<str:reference>/agenda/add", agenda_changes.agenda_add, name="agenda-add"),
    *(
        path(
            f"meetings/<str:reference>/agenda/{verb}",
            agenda_changes.agenda_change,
            {"verb": verb},
            name=f"agenda-{verb}",
        )
        for verb in agenda_changes.CHANGES
    ),
    path("meetings/<str:reference>/agenda/items/<int:pk>/", agenda_steps.agenda_item, name="agenda-item"),
    path(
        "meetings/<str:reference>/agenda/items/<int:pk>/withdraw/",
        agenda_steps.agenda_item_withdraw,
        name="agenda-item-withdraw",
    ),
    path("meetings/<str:reference>/agenda/issue/", agenda_steps.agenda_issue, name="agenda-issue"),
    path("meetings/<str:reference>/agenda/recall/", agenda_steps.agenda_recall, name="agenda-recall"),
    path("meetings/<str:reference>/agenda/propose/", agenda_proposals.item_propose, name="item-propose"),
    path("meetings/<str:reference>/agenda/take-back", agenda_proposals.proposal_take_back, name="proposal-take-back"),
    path(
        "meetings/<str:reference>/agenda/proposals/<int:pk>/decline/",
        agenda_steps.proposal_decline,
        name="proposal-decline",
    ),
    path("panels/<str:code>/calendar/", calendar.panel_calendar, name="panel-calendar"),
    path("panels/<str:code>/calendar/plan/", planning.plan_year, name="plan-year"),
    path("panels/<str:code>/calendar/order/", calendar.calendar_order, name="calendar-order"),
    path("panels/<str:code>/calendar/bin/", calendar.calendar_bin, name="calendar-bin"),
    path("panels/<str:code>/calendar/bin/<int:pk>/", calendar.calendar_restore, name="calendar-restore"),
    path("panels/<str:code>/calendar/new/", arranging.meeting_new, name="meeting-new"),
    path("panels/<str:code>/people/", include("meetings.people.urls")),
    path("meetings/<str:reference>/coming/", coming.meeting_coming, name="coming"),
    path("meetings/<str:reference>/coming/ask", coming.ask_for_answers, name="coming-ask"),
    path("meetings/<str:reference>/coming/interest", interests.declare, name="interest-declare"),
    path("meetings/<str:reference>/coming/interest/<int:pk>/withdraw", interests.withdraw, name="interest-withdraw"),
    path("coming/<str:token>/", coming_by_mail.coming_by_mail, name="coming-by-mail"),
    path("", include("meetings.papers.urls")),
    path("meetings/<str:reference>/pack/", pack.pack_detail, name="pack-detail"),
    path("meetings/<str:reference>/pack/progress/", pack.pack_progress, name="pack-progress"),
    path("meetings/<str:reference>/pack.pdf", pack.pack_pdf, name="pack-pdf"),
    path("meetings/<str:reference>.ics", ics.meeting_ics, name="meeting-ics"),
    path("meetings/<str:reference>/move/", arranging.meeting_move, name="meeting-move"),
    path("meetings/<str:reference>/cancel/", arranging.meeting_cancel, name="meeting-cancel"),
    path("meetings/<str:reference>/reinstate/", arranging.meeting_reinstate, name="meeting-reinstate"),
    path("meetings/<str:reference>/number/", arranging.meeting_number, name="meeting-number"),
    path("meetings/<str:reference>/bin/", arranging.meeting_bin, name="meeting-bin"),
    path("calendar/", ics.my_calendar, name="my-calendar"),
    path("calendar/<str:token>.ics", ics.calendar_feed, name="calendar-feed"),
]
