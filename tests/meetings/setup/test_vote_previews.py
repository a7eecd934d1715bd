from meetings.panels.rules import Majority, PanelRules
from meetings.people.services.seats import add_seats
from meetings.setup.vote_previews import of_voting
from tests.conftest import Cast


def test_other_rules_of_voting_are_shown_by_examples(cast: Cast) -> None:
    add_seats(cast.panel, "Members", 3, by=cast.secretary)

    assert list(of_voting(cast.panel, PanelRules(majority=Majority.TWO_THIRDS)))[3:] == [
        "If all 5 votes are cast, 4 carry a motion.",
        "For example: Carried by 4 votes to 1: at least two thirds of the five votes cast.",
        "For example: Lost by 3 votes to 2: four of the five votes cast were needed.",
        "Votes in drafts are reckoned anew when they are saved again. Versions that are frozen do not change.",
    ]


def test_seats_without_a_vote_are_in_no_example(cast: Cast) -> None:
    for seat in add_seats(cast.panel, "Members", 2, by=cast.secretary):
        seat.has_vote = False
        seat.save()

    assert "If all 2 votes are cast, 2 carry a motion." in list(of_voting(cast.panel, PanelRules()))
