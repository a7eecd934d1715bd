import pytest

from minutes.text import read
from minutes.text.owner_and_due import owner
from tests.factories import action
from tests.growth import LIMIT, growth


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("SECAS to provide a paper.", "SECAS", ""),
        ("The DCC to report at the September 2017 meeting.", "DCC", "September 2017 meeting"),
        ("NGESO and the DCC to report by 18 August 2017.", "NGESO and the DCC", "18 August 2017"),
        ("The DCC to lay it before the Board at its 23rd meeting.", "DCC", "23rd meeting"),
        ("The DCC to write to Ofgem. Due: 28 February 2025", "DCC", "28 February 2025"),
        ("The Chair to write by the end of May 2024, with the costs.", "Chair", "the end of May 2024"),
        ("SECAS to answer within 10 working days.", "SECAS", "10 working days"),
        ("SECAS to answer within 5 WDs of the meeting, in writing.", "SECAS", "5 WDs of the meeting"),
        ("SECAS to answer what is received within 10 working days.", "SECAS", ""),
        ("SECAS to send the plan made by the DCC.", "SECAS", ""),
        ("SECAS to circulate the paper discussed at the July 2017 meeting.", "SECAS", ""),
        ("SECAS shall confirm the dates.", "SECAS", ""),
        (f"SECAS to report by May 2017 or by the {'x' * 200} meeting.", "SECAS", "May 2017"),
        ("R. Quill to report by noon on Friday 12 June 2031.", "R. Quill", "noon on Friday 12 June 2031"),
        ("E.ON to report by 5.30 pm on 12 June 2031.", "E.ON", "5.30 pm on 12 June 2031"),
        ("Dr. K. Iyer to report before the June 2031 meeting.", "Dr. K. Iyer", "June 2031 meeting"),
        ("St. Ives Council to report before the next Board meeting.", "St. Ives Council", "next Board meeting"),
        ("Harbour Co. Ltd. to report no later than 1 July 2031.", "Harbour Co. Ltd.", "1 July 2031"),
        ("The DCC to lay the plan before the Board.", "DCC", ""),
        ("It rained. The Clerk to write.", "", ""),
        ("SECAS to report by Friday.", "SECAS", "Friday"),
        ("SECAS to report by 12 Jan. with the costs.", "SECAS", "12 Jan."),
        ("SECAS to report no later than 3 March.", "SECAS", "3 March"),
        ("SECAS to report on or before Tuesday 3 March 2027.", "SECAS", "Tuesday 3 March 2027"),
        ("SECAS to report before the September meeting.", "SECAS", "September meeting"),
        ("SECAS to report ahead of 3 March.", "SECAS", "ahead of 3 March"),
        ("SECAS to report by the end of December.", "SECAS", "the end of December"),
        ("SECAS to report at the end of Q3.", "SECAS", "the end of Q3"),
        ("SECAS to report by close of business on Friday.", "SECAS", "close of business on Friday"),
        ("SECAS to report by the meeting in May, with costs.", "SECAS", "the meeting in May"),
        ("SECAS to report by January 12th.", "SECAS", "January 12th"),
        ("SECAS to report by Fri. 12 Jan. at last.", "SECAS", "Fri. 12 Jan."),
        ("SECAS to report by noon on Friday.", "SECAS", "noon on Friday"),
        ("SECAS to report by 5pm on 3 March.", "SECAS", "5pm on 3 March"),
        ("SECAS to report by the week ending 18 August.", "SECAS", "the week ending 18 August"),
        ("SECAS to report by the end of the financial year.", "SECAS", "the end of the financial year"),
        ("SECAS to report by the end of the review, as ever.", "SECAS", "the end of the review"),
        ("SECAS to report before Christmas.", "SECAS", "before Christmas"),
        ("SECAS to report within two weeks.", "SECAS", "two weeks"),
        ("SECAS to report (12 Jan.).", "SECAS", "12 Jan."),
        ("SECAS to report – end of Q3.", "SECAS", "end of Q3"),
        ("SECAS to report. Deadline: end of Q3 2027", "SECAS", "end of Q3 2027"),
        ("SECAS to have it be approved by 3 May.", "SECAS", "3 May"),
        ("SECAS to send the paper of the May meeting.", "SECAS", ""),
        ("SECAS to send the paper tabled before the May meeting.", "SECAS", ""),
        ("SECAS to file the plan approved by 12 Jan.", "SECAS", ""),
        ("SECAS to list the answers received by 3 March.", "SECAS", ""),
        ("SECAS to list the papers circulated by 3 March.", "SECAS", ""),
        ("SECAS to pay the bills that were due by 3 March.", "SECAS", ""),
        ("SECAS to check what was issued by 3 March and report by 5 May.", "SECAS", "5 May"),
        ("SECAS to record the motion carried by 5 votes to 2.", "SECAS", ""),
        ("SECAS to write by email.", "SECAS", ""),
        ("SECAS to raise the fee by 10%.", "SECAS", ""),
        ("SECAS to raise the fee by 10% by 3 March.", "SECAS", "3 March"),
        ("SECAS to answer the question put by 1 member.", "SECAS", ""),
        ("SECAS to send the report by May Holt.", "SECAS", ""),
        ("SECAS to ensure that answers are received by 3 March.", "SECAS", "3 March"),
        ("SECAS to have the bills paid by 3 March.", "SECAS", "3 March"),
        ("SECAS to send the form, to be signed and returned by 3 March.", "SECAS", "3 March"),
        ("SECAS to amend it as agreed by 3 March.", "SECAS", "3 March"),
        ("SECAS to report, due by 3 March.", "SECAS", "3 March"),
        ("SECAS to report by close of play Friday.", "SECAS", "close of play Friday"),
        ("SECAS to report by close of business, Friday 12 March.", "SECAS", "close of business, Friday 12 March"),
        ("SECAS to report within 14 days of receipt.", "SECAS", "14 days of receipt"),
        ("SECAS to report by end of Q2.", "SECAS", "end of Q2"),
        ("SECAS to report by end March.", "SECAS", "end March"),
        ("SECAS to report by the 12th.", "SECAS", "the 12th"),
        ("SECAS to report by 2029.", "SECAS", "2029"),
        ("SECAS to cut it by 2029 tonnes.", "SECAS", ""),
        ("SECAS to report by next meeting.", "SECAS", "next meeting"),
        ("SECAS to report asap.", "SECAS", "asap"),
        ("SECAS to report as soon as possible.", "SECAS", "as soon as possible"),
        ("SECAS to report (ongoing).", "SECAS", "ongoing"),
        ("SECAS to report. Due: ongoing", "SECAS", "ongoing"),
        ("SECAS to say that the work is ongoing.", "SECAS", ""),
        ("Nothing more.", "", ""),
    ],
)
def test_owner_and_due_are_read_of_the_actions_sentence(text: str, owner: str, due: str) -> None:
    (found,) = read(action("a", text), panel_code="SECP").actions

    assert (found.owner, found.due) == (owner, due)


@pytest.mark.parametrize("words", ["E.ON ", "A. ", "Dr. ", "J.P.", "Ltd. and ", "x. "])
def test_names_with_full_stops_are_read_in_proportion_to_their_length(words: str) -> None:
    def text(size: int) -> str:
        return words * (size // len(words))

    assert growth(owner, text, 500) < LIMIT
