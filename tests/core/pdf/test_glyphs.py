from io import BytesIO

import pytest
from fontTools.ttLib import TTCollection, TTFont

from core.pdf.glyphs import FALLBACK, characters_of, codes_of, legible, named_fonts, one_face

LATIN = frozenset("Hello, world ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello", "Hello"),
        ("Hello 🎉", "Hello [party popper]"),
        ("👍🏽", "[thumbs up sign]"),
        ("👩‍💻", "[woman][personal computer]"),
        ("☎️", "[black telephone]"),
        ("中", "[U+4E2D]"),
        ("\U000e0000\ue000", "[U+E0000][U+E000]"),
        ("l\x07o", "lo"),
    ],
)
def test_what_no_font_holds_is_said_in_words(text, said):
    assert legible(text, LATIN) == said


def test_fonts_are_read_from_the_stylesheet():
    css = '@font-face { font-family: "A"; font-weight: 400; src: url("app:/fonts/a.ttf"); }'

    assert named_fonts(css) == [("A", "/fonts/a.ttf")]


def test_a_character_counts_if_all_families_hold_it_or_the_fallback_does(settings):
    fonts = settings.BASE_DIR / "static" / "fonts"
    serif, sans = (fonts / f"{name}.ttf" for name in ("SourceSerif4-Bold", "SourceSans3-Regular"))
    own = [("Serif", serif.read_bytes()), ("Sans", sans.read_bytes())]

    alone = characters_of(own)
    backed = characters_of([*own, (FALLBACK, (fonts / "DejaVuSans.ttf").read_bytes())])

    assert ("Ł" in alone, "●" in alone, "ש" in alone) == (True, False, False)
    assert ("Ł" in backed, "●" in backed, "ש" in backed, "م" in backed) == (True, True, True, True)


def test_pictures_are_never_left_to_the_machines_own_emoji_font(settings):
    held = characters_of([(FALLBACK, (settings.BASE_DIR / "static" / "fonts" / "DejaVuSans.ttf").read_bytes())])

    assert ("⭐" in held, "😀" in held, "\ufe0f" in held, "★" in held) == (False, False, False, True)


def test_codes_that_stand_for_characters_are_told_once_and_names_are_not():
    assert codes_of("中 🎉 字中 Hello", LATIN) == ["[U+4E2D]", "[U+5B57]"]


def test_of_a_collection_of_fonts_the_first_is_taken(settings):
    alone = (settings.BASE_DIR / "static" / "fonts" / "SourceSans3-Regular.ttf").read_bytes()
    collection, file = TTCollection(), BytesIO()
    collection.fonts = [TTFont(BytesIO(alone))]
    collection.save(file)

    face = one_face(file.getvalue())

    assert file.getvalue().startswith(b"ttcf")
    assert characters_of([("One", face)]) == characters_of([("One", alone)])
    assert one_face(alone) == alone
