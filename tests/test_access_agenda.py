"""Who gets what at the addresses of agendas and standing items, and who may change what there."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from core.audit import AuditEvent
from meetings.models import AgendaItem, ItemProposal, StandingItem
from meetings.services import Details, add_standing_item, bin_item, open_meeting, propose_item
from tests.conftest import Cast
from tests.meetings.planning import SITE, issue, item_at, make_secret, plan_meeting

SIGN_IN = "/account/sign-in/"
ROLES = ("anonymous", "outsider", "observer", "cleared_observer", "member", "chair", "secretary")
NOBODY = dict.fromkeys(ROLES, 404) | {"anonymous": 302}
OF_THE_PANEL = dict.fromkeys(ROLES, 200) | NOBODY.fromkeys(("outsider",), 404) | {"anonymous": 302}
THOSE_WHO_DRAFT = NOBODY | {"chair": 200, "secretary": 200}
MAY_SEE = NOBODY | dict.fromkeys(("observer", "cleared_observer", "member", "chair"), 403)
THE_SECRETARY = MAY_SEE | {"secretary": 200}
TOO_LATE = MAY_SEE | {"secretary": 409}
THOSE_WHO_SIT = MAY_SEE | {"member": 200, "chair": 200, "secretary": 403}
SITTING_TOO_LATE = MAY_SEE | {"member": 409, "chair": 409, "secretary": 403}
THE_SECRETARY_CHANGES = MAY_SEE | {"secretary": 302}
THOSE_WHO_SIT_CHANGE = MAY_SEE | {"member": 302, "chair": 302, "secretary": 403}
WHOSE_IT_IS = NOBODY | {"member": 302}

AGENDA = "meetings/<str:reference>/agenda/"
ITEM = f"{AGENDA}items/<int:pk>/"
DECLINE = f"{AGENDA}proposals/<int:pk>/decline/"
STANDING = "panels/<str:code>/standing-items/"

# GRID12 is planned, GRID13 has an issued agenda, GRID14 has begun. Names in braces are ids.
TABLE = [
    ("/meetings/GRID12/agenda/", AGENDA, OF_THE_PANEL, b"Agenda of meeting 12"),
    ("/meetings/GRID13/agenda/", AGENDA, OF_THE_PANEL, b"Budget"),
    ("/meetings/GRID14/agenda/", AGENDA, OF_THE_PANEL, b"Revision 1, issued"),
    ("/meetings/GRID99/agenda/", AGENDA, NOBODY, b""),
    ("/meetings/nonsense/agenda/", AGENDA, NOBODY, b""),
    ("/meetings/GRID12/agenda.pdf", "meetings/<str:reference>/agenda.pdf", THOSE_WHO_DRAFT, b"%PDF"),
    ("/meetings/GRID13/agenda.pdf", "meetings/<str:reference>/agenda.pdf", OF_THE_PANEL, b"%PDF"),
    ("/meetings/GRID13/agenda.pdf?draft", "meetings/<str:reference>/agenda.pdf", THOSE_WHO_DRAFT, b"%PDF"),
    ("/meetings/GRID12/agenda/items/{item}/", ITEM, THE_SECRETARY, b"Keep this"),
    ("/meetings/GRID12/agenda/items/{elsewhere}/", ITEM, MAY_SEE | {"secretary": 404}, b""),
    ("/meetings/GRID12/agenda/items/{item}/withdraw/", f"{ITEM}withdraw/", THE_SECRETARY, b"Withdraw the item"),
    ("/meetings/GRID14/agenda/items/{begun}/", ITEM, TOO_LATE, b""),
    ("/meetings/GRID12/agenda/issue/", f"{AGENDA}issue/", THE_SECRETARY, b"Issue the agenda"),
    ("/meetings/GRID14/agenda/issue/", f"{AGENDA}issue/", TOO_LATE, b""),
    ("/meetings/GRID13/agenda/recall/", f"{AGENDA}recall/", THE_SECRETARY, b"Recall the agenda"),
    ("/meetings/GRID12/agenda/propose/", f"{AGENDA}propose/", THOSE_WHO_SIT, b"Send it to the secretariat"),
    ("/meetings/GRID14/agenda/propose/", f"{AGENDA}propose/", SITTING_TOO_LATE, b""),
    ("/meetings/GRID12/agenda/proposals/{proposal}/decline/", DECLINE, THE_SECRETARY, b"Decline it"),
    ("/panels/GRID/standing-items/", STANDING, THE_SECRETARY, b"Another standing item"),
    ("/panels/NONE/standing-items/", STANDING, NOBODY, b""),
    ("/panels/GRID/standing-items/{standing}/", f"{STANDING}<int:pk>/", THE_SECRETARY, b"Keep this"),
]

# address, route, what is sent, what each role gets; who gets 302 has changed something
SENT = [
    ("/meetings/GRID12/agenda/add", f"{AGENDA}add", {"title": "Late"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID14/agenda/add", f"{AGENDA}add", {"title": "Late"}, TOO_LATE),
    ("/meetings/GRID12/agenda/move", f"{AGENDA}move", {"item": "{item}", "place": "1"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID13/agenda/move", f"{AGENDA}move", {"item": "{issued}", "place": "1"}, TOO_LATE),
    ("/meetings/GRID12/agenda/restore", f"{AGENDA}restore", {"item": "{withdrawn}"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID12/agenda/bin", f"{AGENDA}bin", {"item": "{item}"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID13/agenda/bin", f"{AGENDA}bin", {"item": "{issued}"}, TOO_LATE),
    ("/meetings/GRID12/agenda/put-back", f"{AGENDA}put-back", {"item": "{binned}"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID13/agenda/take", f"{AGENDA}take", {"item": "{carried}"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID13/agenda/take", f"{AGENDA}take", {"item": "{item}0"}, TOO_LATE),
    ("/meetings/GRID12/agenda/lay", f"{AGENDA}lay", {}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID12/agenda/accept", f"{AGENDA}accept", {"proposal": "{proposal}"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID12/agenda/take-back", f"{AGENDA}take-back", {"proposal": "{proposal}"}, WHOSE_IT_IS),
    ("/meetings/GRID12/agenda/propose/", f"{AGENDA}propose/", {"title": "A", "why": "B"}, THOSE_WHO_SIT_CHANGE),
    ("/meetings/GRID12/agenda/proposals/{proposal}/decline/", DECLINE, {"reason": "No"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID12/agenda/items/{item}/", ITEM, {"title": "B", "sensitivity": "public"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID12/agenda/items/{item}/withdraw/", f"{ITEM}withdraw/", {"reason": "No"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID12/agenda/issue/", f"{AGENDA}issue/", {}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID13/agenda/issue/", f"{AGENDA}issue/", {}, TOO_LATE),
    ("/meetings/GRID13/agenda/recall/", f"{AGENDA}recall/", {"reason": "Wrong day"}, THE_SECRETARY_CHANGES),
    ("/meetings/GRID14/agenda/recall/", f"{AGENDA}recall/", {"reason": "Wrong day"}, TOO_LATE),
    ("/panels/GRID/standing-items/", STANDING, {"title": "Tea", "sensitivity": "public"}, THE_SECRETARY_CHANGES),
    (
        "/panels/GRID/standing-items/move",
        f"{STANDING}move",
        {"item": "{standing}", "place": "2"},
        THE_SECRETARY_CHANGES,
    ),
    ("/panels/GRID/standing-items/remove", f"{STANDING}remove", {"item": "{standing}"}, THE_SECRETARY_CHANGES),
    (
        "/panels/GRID/standing-items/{standing}/",
        f"{STANDING}<int:pk>/",
        {"title": "Tea", "sensitivity": "public"},
        THE_SECRETARY_CHANGES,
    ),
]


@pytest.fixture
def names(cast: Cast) -> dict[str, int]:
    """The ids that addresses are filled in with."""
    planned = plan_meeting(cast.panel, 12, ("Welcome", "Budget", "Risks", "Dates", "Gone"))
    issued = plan_meeting(cast.panel, 13, ("Welcome", "Budget", "Price"))
    begun = plan_meeting(cast.panel, 14)
    add_standing_item(cast.panel, Details("Minutes"), by=cast.secretary)
    make_secret(item_at(issued, 3))
    AgendaItem.objects.filter(pk=item_at(planned, 4).pk).update(withdrawn_reason="No time")
    gone = item_at(planned, 5)
    bin_item(gone, by=cast.secretary)
    proposal = propose_item(planned, "Quokkas", why="They breed.", site=SITE, by=cast.member)
    issue(issued)
    issue(begun)
    open_meeting(begun, by=cast.secretary)
    return {
        "item": item_at(planned, 3).pk,
        "withdrawn": item_at(planned, 4).pk,
        "binned": gone.pk,
        "carried": item_at(planned, 3).pk,
        "issued": item_at(issued, 2).pk,
        "elsewhere": item_at(issued, 2).pk,
        "begun": item_at(begun, 1).pk,
        "proposal": ItemProposal.objects.get(pk=proposal.pk).pk,
        "standing": StandingItem.objects.get().pk,
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(cast: Cast, names: dict[str, int], client: Client, role: str) -> None:
    if role != "anonymous":
        client.force_login(getattr(cast, role))
    got, unmarked = {}, []

    for address, _, _, marker in TABLE:
        response = client.get(address.format(**names))
        got[address] = response.status_code
        if not _has_marker(response, marker):
            unmarked.append(address)

    assert got == {address: statuses[role] for address, _, statuses, _ in TABLE}
    assert unmarked == []


def _has_marker(response: HttpResponse, marker: bytes) -> bool:
    if response.status_code == 302:
        return response["Location"].startswith(SIGN_IN)
    return response.status_code != 200 or marker in response.getvalue()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_change_what_the_table_says(cast: Cast, names: dict[str, int], client: Client, role: str) -> None:
    """Each change is taken back before the next one is tried."""
    if role != "anonymous":
        client.force_login(getattr(cast, role))
    wrong = []

    for address, _, asked, statuses in SENT:
        with transaction.atomic():
            before = AuditEvent.objects.count()
            sent = {name: value.format(**names) for name, value in asked.items()}
            response = client.post(address.format(**names), sent)
            has_changed = AuditEvent.objects.count() > before
            transaction.set_rollback(True)
        if response.status_code != statuses[role] or has_changed != (role != "anonymous" and statuses[role] == 302):
            wrong.append((address, asked, response.status_code, has_changed))

    assert wrong == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_address_takes_another_method(cast: Cast, names: dict[str, int], client: Client, method: str) -> None:
    client.force_login(cast.secretary)
    addresses = {address.format(**names) for address, *_ in (*TABLE, *SENT)}

    assert {getattr(client, method)(address).status_code for address in addresses} == {405}


def test_what_is_sent_is_not_read_and_what_is_read_is_not_sent(
    cast: Cast, names: dict[str, int], client: Client
) -> None:
    client.force_login(cast.secretary)
    read = {route for _, route, *_ in TABLE}
    written = {route for _, route, *_ in SENT}

    posted = [client.post(address.format(**names)).status_code for address, route, *_ in TABLE if route not in written]
    got = [client.get(address.format(**names)).status_code for address, route, *_ in SENT if route not in read]

    assert set(posted) == set(got) == {405}
