"""The effects of another way of numbering papers or actions, in sentences with examples."""

from collections.abc import Iterator

from core import english
from meetings.calendar.services.numbering import next_number
from meetings.models import Meeting, Panel
from meetings.panels.paper_numbers import PaperPlace, paper_reference
from meetings.panels.rules import PanelRules
from meetings.references import action_written, code_with_mark, meeting_written
from meetings.setup.previews import meetings_ahead


def of_numbering(panel: Panel, rules: PanelRules) -> Iterator[str]:
    meeting = next(iter(meetings_ahead(panel)), None) or Meeting.objects.filter(panel=panel, series="").first()
    number, day = (meeting.number, meeting.held_on) if meeting else (1, None)
    first, second, tenth = (
        paper_reference(rules.paper_pattern, PaperPlace(panel.code, number, item, paper, day))
        for item, paper in ((1, 1), (2, 2), (6, 10))
    )
    yield f"The first paper of meeting {number} will be {first}, the second {second}, the tenth {tenth}."
    if day is None and "{date" in rules.paper_pattern:
        yield f"Meeting {number} has no day yet; where its date stands, papers would say “date”."
    yield "Papers that have a number keep it."
    if rules.correspondence_mark != PanelRules.read(panel.rules).correspondence_mark:
        first = meeting_written(
            code_with_mark(panel.code, rules.correspondence_mark), next_number(panel, rules.correspondence_mark)
        )
        yield f"The next decision by correspondence will be {first}. Those that have a number keep it."
    yield from _of_actions(panel, number + 1 if meeting and meeting.next_action_number else number, rules)


def _of_actions(panel: Panel, meeting: int, rules: PanelRules) -> Iterator[str]:
    first, second, tenth = (action_written(panel.code, meeting, action, rules.action_digits) for action in (1, 2, 10))
    yield f"The first action of meeting {meeting} will be {first}, the second {second}, the tenth {tenth}."
    if rules.action_digits != PanelRules.read(panel.rules).action_digits:
        yield "Numbers that drafts show change at once."
    issued = Meeting.objects.filter(panel=panel, series="").exclude(next_action_number=None).order_by("-number")
    if newest := issued.first():
        others = issued.count() - 1
        more = f" and of {english.count(others, 'other meeting')}" if others else ""
        reference = meeting_written(panel.code, newest.number)
        yield f"The action numbers of {reference}{more} are issued and stay as they are written."
