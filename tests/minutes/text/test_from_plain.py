import re
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from minutes.text import from_plain, mark_statements, normal_form, plain_text, read
from minutes.text.markup import blocks_of
from tests.factories import SEEDED_WORDS, action, paragraph, uuid_of

SECRET = paragraph("secret", "Two Parties would have had a status.", secret=True)
ENTRIES = "<li><p>NOTED it; and</p></li><li><p>AGREED <strong>that</strong>.</p></li>"
LIST = f'<ul data-block="{uuid_of("list")}">{ENTRIES}</ul>'
KNOWN = mark_statements(
    normal_form(
        paragraph("first", "The Panel <em>heard</em> of it.<br>Twice.")
        + paragraph("second", "The Panel AGREED the plan. It went on.")
        + LIST
        + SECRET
        + action("owed", "The Clerk to write.")
    ),
    SEEDED_WORDS,
)


def edited(text: str, *, known: str = KNOWN) -> str:
    return from_plain(text, known=known, words=SEEDED_WORDS)


def secrets_of(html: str) -> list[str]:
    return [block.text for block in read(html, panel_code="GRID").blocks if block.is_confidential]


def test_what_was_not_touched_comes_back_as_it_was() -> None:
    assert edited(plain_text(KNOWN)) == KNOWN
    assert edited(plain_text(KNOWN).replace("\n", "\r\n") + "\r\n\r\n") == KNOWN


def test_an_outcome_word_of_the_panels_own_begins_an_entry_as_noted_does() -> None:
    text = "The Panel:\nUPHELD the report;\nNOTED the letter."

    reading = read(from_plain(text, known="", words={"UPHELD", "NOTED"}), panel_code="GRID")

    assert [block.kind for block in reading.blocks] == ["paragraph", "list"]
    assert [statement.text for statement in reading.statements] == ["UPHELD the report", "NOTED the letter."]


def test_a_changed_paragraph_keeps_its_uuid_and_its_statement_its_own() -> None:
    html = edited(plain_text(KNOWN).replace("the plan", "the other plan"))

    before, after = read(KNOWN, panel_code="GRID"), read(html, panel_code="GRID")
    assert [block.id for block in after.blocks] == [block.id for block in before.blocks]
    assert after.statements[0].id == before.statements[0].id
    assert after.statements[0].text == "AGREED the other plan."
    assert after.statements[1:] == before.statements[1:]


def test_a_changed_action_is_the_same_action() -> None:
    html = edited(plain_text(KNOWN).replace("to write", "to write at once"))

    assert [(each.id, each.text) for each in read(html, panel_code="GRID").actions] == [
        (uuid_of("owed"), "The Clerk to write at once.")
    ]


def test_new_paragraphs_stand_where_they_were_written_and_disturb_nothing() -> None:
    html = edited("New words.\n\n" + plain_text(KNOWN))

    assert list(blocks_of(html).values())[1:] == list(blocks_of(KNOWN).values())
    assert plain_text(html).startswith("New words.\n\n")


def test_a_confidential_paragraph_stays_so_when_it_is_changed_split_or_replaced() -> None:
    plain = plain_text(KNOWN)
    assert secrets_of(edited(plain.replace("Two Parties", "Three Parties"))) == [
        "Three Parties would have had a status."
    ]
    assert secrets_of(edited(plain.replace("would have", "would.\n\nThey have"))) == [
        "Two Parties would.",
        "They have had a status.",
    ]
    assert "Two Parties" in secrets_of(edited(plain.replace("would have had a status.", "")))[0]


def test_where_a_confidential_paragraph_has_gone_whatever_is_new_is_confidential() -> None:
    html = edited("They are two.\n\n" + plain_text(KNOWN).replace("Two Parties would have had a status.\n\n", ""))

    assert secrets_of(html) == ["They are two."]


def test_nothing_at_all_becomes_an_empty_text_and_an_empty_text_takes_anything() -> None:
    assert edited("") == ""
    assert plain_text(edited("The Panel:\n- NOTED it.", known="")) == "The Panel:\n\n- NOTED it."


def longest_in_order(numbers: list[int]) -> int:
    sizes = range(len(numbers), 0, -1)
    return next((size for size in sizes for some in combinations(numbers, size) if list(some) == sorted(some)), 0)


@given(st.permutations(range(7)), st.integers(0, 7))
def test_as_many_moved_paragraphs_stay_as_can(order: list[int], count: int) -> None:
    known = "".join(paragraph(f"p{number}", f"The <em>rate</em> rose {number} times.") for number in range(7))

    html = edited("\n\n".join(f"The rate rose {number} times." for number in order[:count]), known=known)

    assert html.count("<em>") == longest_in_order(order[:count])
    assert [block.text for block in read(html, panel_code="GRID").blocks] == [
        f"The rate rose {number} times." for number in order[:count]
    ]


@example(before=["a", "b", "a"], after=["d", "a"])
@given(st.lists(st.sampled_from("abc"), max_size=7), st.lists(st.sampled_from("abcd"), max_size=7))
def test_paragraphs_said_again_come_back_as_often(before: list[str], after: list[str]) -> None:
    known = "".join(paragraph(f"p{place}", f"It was {word}.") for place, word in enumerate(before))

    html = edited("\n\n".join(f"It was {word}." for word in after), known=known)

    blocks = read(html, panel_code="GRID").blocks
    assert [block.text for block in blocks] == [f"It was {word}." for word in after]
    assert len({block.id for block in blocks}) == len(after)


EDITS = st.lists(
    st.tuples(st.integers(0, 120), st.sampled_from(["", "x", "\n\n", " NOTED ", "- a\n"]), st.integers(0, 30)),
    max_size=4,
)


@given(EDITS)
def test_any_edit_gives_a_normal_form_with_unique_ids_in_which_no_secret_word_is_public(edits: list) -> None:
    plain = plain_text(KNOWN)
    for place, text, cut in edits:
        plain = plain[:place] + text + plain[place + cut :]

    html = edited(plain)

    ids = re.findall(r'data-(?:block|decision|action)="([^"]+)"', html)
    assert normal_form(html, outcomes=SEEDED_WORDS) == html
    assert len(ids) == len(set(ids))
    public = [block.text for block in read(html, panel_code="GRID").blocks if not block.is_confidential]
    assert not any(word in text for text in public for word in ("Parties", "status"))
