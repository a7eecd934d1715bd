from django.urls import path

from meetings.views import meeting_list, pack, panel, paper_keeping, paper_reading, papers

app_name = "meetings"

urlpatterns = [
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
    path("meetings/<str:reference>/papers/", papers.paper_list, name="paper-list"),
    path("meetings/<str:reference>/papers/add/", papers.paper_add, name="paper-add"),
    path("meetings/<str:reference>/pack/", pack.pack_detail, name="pack-detail"),
    path("meetings/<str:reference>/pack/progress/", pack.pack_progress, name="pack-progress"),
    path("meetings/<str:reference>/pack.pdf", pack.pack_pdf, name="pack-pdf"),
    path("papers/<uuid:pk>/", paper_reading.paper_detail, name="paper-detail"),
    path("papers/<uuid:pk>/note/", paper_reading.paper_note, name="paper-note"),
    path("papers/<uuid:pk>/v<int:number>/", paper_reading.paper_detail, name="paper-version"),
    path("papers/<uuid:pk>/v<int:number>/file", paper_reading.paper_file, name="paper-file"),
    path("papers/<uuid:pk>/v<int:number>/pages/<int:page>.webp", paper_reading.paper_page, name="paper-page"),
    *(
        path(f"papers/<uuid:pk>/{verb}/", paper_keeping.paper_step, {"verb": verb}, name=f"paper-{verb}")
        for verb in paper_keeping.STEPS
    ),
]
