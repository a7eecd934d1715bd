import pytest

from core.pdf.glyphs import FALLBACK, characters_of, legible, named_fonts

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
