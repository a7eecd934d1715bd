"""The effects of other rules of voting, with examples from the one reckoning of votes."""

from collections.abc import Iterator
from dataclasses import replace

from meetings.attendance.queries import places_of
from meetings.attendance.votes import Tally, needed, result_of
from meetings.models import Panel, Seat
from meetings.panels.rules import PanelRules
from meetings.setup import words


def of_voting(panel: Panel, rules: PanelRules) -> Iterator[str]:
    yield from words.said_of_voting(rules)
    silent = Seat.objects.on(panel.today).filter(panel=panel, has_vote=False).count()
    votes = places_of(panel) - silent  # whoever sits without a seat has one
    if votes > 1:
        enough = needed(rules.majority, votes)
        yield f"If all {votes} votes are cast, {enough} carry a motion."
        numbers = replace(rules, majority_classes=())  # an example of numbers knows no names
        for in_favour in (enough, enough - 1):
            tally = Tally(in_favour, votes - in_favour)
            yield f"For example: {result_of(tally, numbers, votes).sentence}"
    yield "Votes in drafts are reckoned anew when they are saved again. Versions that are frozen do not change."
