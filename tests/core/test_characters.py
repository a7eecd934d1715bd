"""Characters that no name, title or reason may hold."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from core.characters import hidden_in, hidden_in_words, one_line
from core.checked_rows import check_fields
from core.errors import Unacceptable
from core.web.sentences import refuse_hidden
from meetings.models import Organisation

HIDDEN = ["\x07", "\x1b", "\x7f", "\x9f", "\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"]


@pytest.mark.parametrize("sign", HIDDEN)
def test_what_hides_or_turns_words_is_told_by_its_number(sign: str) -> None:
    assert hidden_in(f"Ada {sign}Quill{sign}") == [sign]
    with pytest.raises(ValidationError, match=rf"a character that is not shown .* \(U\+{ord(sign):04X}\)"):
        refuse_hidden(f"Ada {sign}Quill")


def test_several_are_told_at_once() -> None:
    assert "characters that are not shown" in hidden_in_words(["\u202e", "\x07"])
    assert "(U+202E and U+0007)" in hidden_in_words(["\u202e", "\x07"])


@pytest.mark.parametrize(
    "text", ["Zoë O’Shea", "נעמי פלד", "Ada\tQuill", "Ada\nQuill", "می‌خواهم", "10⁶ t", "\u00ad", ""]
)
def test_words_of_any_script_pass(text: str) -> None:
    assert hidden_in(text) == []


@pytest.mark.parametrize("sign", HIDDEN)
@pytest.mark.parametrize("widget", [forms.TextInput, forms.Textarea])
def test_every_field_for_words_refuses_them(widget: type[forms.Widget], sign: str) -> None:
    with pytest.raises(ValidationError, match="is not shown"):
        forms.CharField(widget=widget).clean(f"Not {sign}reached")


def test_a_row_that_is_checked_refuses_them() -> None:
    with pytest.raises(Unacceptable, match="is not shown"):
        check_fields(Organisation(name="Grid\u202eCo"))


@pytest.mark.parametrize(
    "words", ["Ada Quill", " Ada\n Quill\t", "\ufeffAda\u00a0Quill", "Ada Qu\u00adill\u200b", "Ada\u2060 Quill"]
)
def test_names_that_look_the_same_are_the_same(words: str) -> None:
    assert one_line(words) == "Ada Quill"


def test_one_line_leaves_what_is_refused_to_be_refused() -> None:
    assert one_line("Ada\u202e Quill") == "Ada\u202e Quill"
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"
