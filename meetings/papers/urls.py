"""Addresses of a meeting's papers, and of a paper."""

from django.urls import path

from meetings.papers.views import adding, drawing, keeping, papers, reading

urlpatterns = [
    path("meetings/<str:reference>/papers/", papers.paper_list, name="paper-list"),
    path("meetings/<str:reference>/papers/add/", adding.AddPaper.as_view(), name="paper-add"),
    path("papers/<uuid:pk>/", reading.paper_detail, name="paper-detail"),
    path("papers/<uuid:pk>/note/", reading.paper_note, name="paper-note"),
    path("papers/<uuid:pk>/move", papers.paper_move, name="paper-move"),
    path("papers/<uuid:pk>/replace/", keeping.ReplacePaper.as_view(), name="paper-replace"),
    path("papers/<uuid:pk>/change/", keeping.ChangePaper.as_view(), name="paper-change"),
    path("papers/<uuid:pk>/withdraw/", keeping.WithdrawPaper.as_view(), name="paper-withdraw"),
    path("papers/<uuid:pk>/put-back/", keeping.RestoreWithdrawnPaper.as_view(), name="paper-put-back"),
    path("papers/<uuid:pk>/bin/", keeping.BinPaper.as_view(), name="paper-bin"),
    path("papers/<uuid:pk>/restore/", keeping.RestorePaper.as_view(), name="paper-restore"),
    path("papers/<uuid:pk>/v<int:number>/", reading.paper_detail, name="paper-version"),
    path("papers/<uuid:pk>/v<int:number>/file", reading.paper_file, name="paper-file"),
    path("papers/<uuid:pk>/v<int:number>/drawing/<int:page>/", drawing.paper_drawing, name="paper-drawing"),
    path("papers/<uuid:pk>/v<int:number>/pages/<int:page>.webp", drawing.paper_page, name="paper-page"),
]
