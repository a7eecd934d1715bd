import pytest

from minutes.text.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["The Panel met.", "It left."],
        ["It NOTED, e.g. the DCC's No. 5 v2.1 plan (see para. 3), and AGREED it."],
        ["See Section H8.3 of the code.", "Then go."],
        ["The report by J. Smith was NOTED.", "Members thanked him."],
        ["It is set out in Annex A.", "The Chair agreed."],
        ["It chose option B.", "It was noted that this costs less."],
        ["2. The Panel NOTED it."],
        ["Costs rose in 2017.", "2018 will be better."],
        ["“We agree.”", "The Chair closed the meeting."],
        ["Why?", "Nobody knew!", "So be it."],
        ["Wait... and see...", "Then go."],
        ["It rose ... ...", "The end."],
        ["(“Go.”)", "It went."],
        ["No end"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_blank_text_has_no_sentence() -> None:
    assert sentence_spans("  \n") == []
