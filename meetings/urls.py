from django.urls import include, path

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
    path("", include("meetings.agenda.urls")),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
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
