"""A house in which there is evidence of each kind, and whoever has its database in hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from actions.models import Action, ActionState
from actions.services import answer_action, attach_evidence, check_evidence, close_action
from core.audit.found_rows import attest_found_rows
from core.audit.triggers import declared_triggers
from core.audit.verification import Verification
from meetings.access import access_of
from meetings.agenda.services.issue import recall_agenda
from meetings.agenda.services.items import restore_item, withdraw_item
from meetings.attendance.held import Break, Held
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.services.declarations import declare_interest
from meetings.attendance.services.held import record_held
from meetings.attendance.services.interests import Stated, register_interest
from meetings.attendance.stays import Stay
from meetings.attendance.vote_record import EnteredVote
from meetings.correspondence.services.closing import extend_window
from meetings.correspondence.services.discussing import contribute
from meetings.correspondence.window import usual_close
from meetings.enums import AttendanceKind, Follows
from meetings.item_numbers import ItemNumber
from meetings.models import Decision, Window
from meetings.panels.rules import PanelRules
from meetings.papers.services.papers import Received, add_paper, add_paper_version
from meetings.people.services.mandates import give_mandate
from minutes.drafting.details import set_decision_details
from minutes.drafting.late import keep_late_words, settle_late_words
from minutes.drafting.recommended import Recommended
from minutes.drafting.votes import record_vote
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.registers.answering import GivenAnswer, record_answer
from minutes.workflow import verbs
from tests.actions.test_evidence import PDF
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, stated, write
from tests.meetings.agenda.planning import SITE, issue, item_at, plan_meeting
from tests.meetings.correspondence.asking import House, answer, asked, opened, question_of
from tests.meetings.papers.papers import pdf
from tests.minutes.drafting.voting import by_name
from tests.minutes.management.commands.running import ARGUMENTS, run
from tests.minutes.workflow.signing import PASSWORD, bring_to, make_complete_minutes, steps
from tests.minutes.workflow.telling import send


def lay_evidence(cast: Cast, source: str) -> None:
    """``source`` is the path of a document to import. What factories write as rows is attested as found."""
    attest_found_rows(by=cast.operator)
    _prepare(cast)
    send(cast, _owing(cast, 11))
    send(cast, _owing(cast, 10))
    signed = _sign_twice(make_complete_minutes(cast), cast)
    _answer(signed, cast)
    _come_late(signed, cast)
    _vote(make_minutes(cast.panel, 14), cast)
    _ask(cast)
    _recommend(make_minutes(cast.panel, 17), cast)
    run("import_minutes", source, *ARGUMENTS)


def _prepare(cast: Cast) -> None:
    first = timezone.localdate()
    for account, organisation in ((cast.member, "SECAS"), (cast.chair, "DCC")):
        register_interest(cast.panel, account.person, Stated(f"Director of {organisation}", first), by=cast.secretary)
        give_mandate(
            cast.panel,
            account.person,
            organisation,
            starts_on=first,
            ends_on=first + timedelta(days=9),
            by=cast.secretary,
        )
    planned = plan_meeting(cast.panel, 20)
    for account in (cast.member, cast.chair):
        declare_interest(item_at(planned, 1), account.person, "Shares", follows=Follows.LEAVES, by=cast.secretary)
    paper = add_paper(item_at(planned, 1), "Budget", file=Received("a.pdf", pdf("One.")), by=cast.secretary)
    add_paper_version(paper, "b.pdf", pdf("Two."), by=cast.secretary)
    add_paper(item_at(planned, 2), "To follow", by=cast.secretary)
    for why in ("Wrong day", "Wrong room"):
        issue(planned)
        recall_agenda(planned, why, site=SITE, by=cast.secretary)
    issue(planned)
    for number in (1, 2):
        withdraw_item(item_at(planned, number), f"Not ready {number}", by=cast.secretary)
    restore_item(item_at(planned, 1), by=cast.secretary)
    withdraw_item(item_at(planned, 1), "Never ready", by=cast.secretary)


def _owing(cast: Cast, number: int) -> Minutes:
    minutes = make_minutes(cast.panel, number)
    now = timezone.now()
    breaks = tuple(Break(ItemNumber(item), now, now, reason=f"Tea {number}") for item in (1, 2))
    record_held(minutes.meeting, Held(place=f"Room {number}", breaks=breaks), by=cast.secretary)
    write(minutes, 1, action(f"told {number}", "Member to write."))
    return minutes


def _sign_twice(minutes: Minutes, cast: Cast) -> Minutes:
    """Sign, withdraw, and sign again with the secretary beside; publish."""
    people = [Attendee(AttendanceKind.PRESENT, name) for name in ("Ann", "Bob")]
    people[0] = people[0]._replace(to_item=ItemNumber(1), returns=(Stay(ItemNumber(2)),))
    record_attendance(minutes.meeting, people, by=cast.secretary)
    bring_to(MinutesState.SIGNED, minutes, cast)
    verbs.withdraw_signature(minutes, "A wrong name", by=cast.chair)
    panel = minutes.meeting.panel
    panel.rules = {"second_signatory": "secretary"}
    panel.save()
    cast.secretary.set_password(PASSWORD)
    cast.secretary.save()
    minutes.refresh_from_db()
    verbs.countersign(minutes, password=PASSWORD, by=cast.secretary)
    for state in (MinutesState.SIGNED, MinutesState.PUBLISHED):
        steps(cast)[state](minutes)
    return minutes


def _answer(minutes: Minutes, cast: Cast) -> None:
    owed = Action.objects.get(meeting=minutes.meeting)
    answer_action(owed, ActionState.AT_RISK, note="Legal has it.", by=cast.member)
    for name in ("one.pdf", "two.pdf"):
        attach_evidence(owed, check_evidence(name, PDF), by=cast.member)
    close_action(owed, at=minutes.meeting, by=cast.secretary)


def _recommend(minutes: Minutes, cast: Cast) -> None:
    write(minutes, 1, stated("budget", "AGREED", "the budget") + stated("plan", "AGREED", "the plan"))
    for decision in Decision.objects.filter(item__meeting=minutes.meeting):
        set_decision_details(decision, recommended=Recommended("the Board"), by=cast.secretary)
        file = check_evidence("letter.pdf", PDF)
        said = GivenAnswer("Yes", timezone.localdate(), file=file)
        record_answer(decision, said, seen=None, by=cast.secretary)


def _come_late(minutes: Minutes, cast: Cast) -> None:
    late = [
        keep_late_words(item_of(minutes, 1), paragraph(name, f"{name}."), base_revision=1, by=cast.secretary)
        for name in ("Late", "Later")
    ]
    settle_late_words(late[0], access_of(cast.secretary), by=cast.secretary)


def _vote(minutes: Minutes, cast: Cast) -> None:
    """Two votes, one of them by name."""
    there = [
        Attendee(AttendanceKind.PRESENT, account.name, person=account.person) for account in (cast.chair, cast.member)
    ]
    record_attendance(minutes.meeting, there, by=cast.secretary)
    write(minutes, 1, stated("counted", "AGREED", "to count") + stated("by name", "AGREED", "to name"))
    counted, named = Decision.objects.filter(item=item_of(minutes, 1)).select_related("item")
    record_vote(counted, EnteredVote(1, 1), by=cast.secretary)
    record_vote(named, by_name(named, "+-"), by=cast.secretary)


def _ask(cast: Cast) -> None:
    """Two questions by correspondence, the first of them discussed, with more time given twice."""
    house = House(cast, {"Chair": cast.chair, "Member": cast.member})
    later = timezone.now() + timedelta(days=1)
    meeting = opened(house, asked(is_discussed=True), asked("Fees"), answers_from=later)
    for by in (cast.chair, cast.member):
        contribute(question_of(meeting), f"{by.name} thinks so.", by=by)
        answer(house, meeting, by.name, number=2)
    rules = PanelRules.read(house.panel.rules)
    for why in ("Holidays", "More holidays"):
        closes_at = usual_close(Window.objects.get(meeting=meeting).closes_at, rules)
        extend_window(meeting, closes_at, why, site=SITE, by=cast.secretary)


def told(*checkpoints: object) -> list[str]:
    """All that a check of everything says."""
    return [str(fault) for fault in Verification(checkpoints).faults()]  # type: ignore[arg-type]


@contextmanager
def behind_the_back() -> Iterator[None]:
    """The database in the hands of somebody else: nothing guards it inside, and outside it is as it was."""
    with transaction.atomic():
        connection.check_constraints()
        with connection.cursor() as cursor:
            for trigger in declared_triggers(connection):
                cursor.execute(trigger.drop)
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
            else:
                cursor.execute("PRAGMA defer_foreign_keys = ON")
        yield
        transaction.set_rollback(True)


def told_of_minutes() -> list[str]:
    """The same, without what factories write as rows."""
    as_rows = ("meetings.Membership/", "meetings.Person/", "core.User/")
    return [sentence for sentence in told() if not any(kind in sentence for kind in as_rows)]
