"""Addresses of the sitting: it begins, who was there, it is closed."""

from django.urls import path

from minutes.sitting.views import attendance, clock, declaring, held, recording, room, sitting

urlpatterns = [
    path("meetings/<str:reference>/attendance/", attendance.meeting_attendance, name="attendance"),
    path("drafting/<str:reference>/<item:number>/room/left", room.room_left, name="room-left"),
    path("drafting/<str:reference>/<item:number>/room/came", room.room_came, name="room-came"),
    path("drafting/<str:reference>/<item:number>/room/all-present", room.room_all_present, name="room-all-present"),
    path("drafting/<str:reference>/<item:number>/room/as-last-time", room.room_as_last_time, name="room-as-last-time"),
    path("drafting/<str:reference>/<item:number>/room/vote", room.room_vote, name="room-vote"),
    path("drafting/<str:reference>/<item:number>/room/alternate", room.room_alternate, name="room-alternate"),
    path("drafting/<str:reference>/<item:number>/room/reason", room.room_reason, name="room-reason"),
    path("drafting/<str:reference>/<item:number>/room/start", clock.room_start, name="room-start"),
    path("drafting/<str:reference>/<item:number>/room/adjourn", clock.room_adjourn, name="room-adjourn"),
    path("drafting/<str:reference>/<item:number>/room/resume", clock.room_resume, name="room-resume"),
    path("drafting/<str:reference>/<item:number>/room/close", clock.room_close, name="room-close"),
    path("meetings/<str:reference>/held/", held.HowItWasHeld.as_view(), name="held"),
    path("drafting/<str:reference>/<item:number>/room/interest", declaring.room_interest, name="room-interest"),
    path(
        "drafting/<str:reference>/<item:number>/room/interest/withdraw",
        declaring.room_interest_withdraw,
        name="room-interest-withdraw",
    ),
    path("drafting/<str:reference>/<item:number>/room/hint", declaring.room_hint, name="room-hint"),
    path("meetings/<str:reference>/open/", sitting.OpenMeeting.as_view(), name="meeting-open"),
    path("meetings/<str:reference>/record/", recording.RecordDecision.as_view(), name="decision-record"),
    path("meetings/<str:reference>/close/", sitting.CloseMeeting.as_view(), name="meeting-close"),
]
