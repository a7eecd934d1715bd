"""Markup that nobody would write, the same in every run: each word in it stands once, apart from the others."""

import random
from itertools import count

TAGS = "p p p div div h2 ul ol li li b i u span font a blockquote section dl pre sup ins legend figure".split()
DRESS = (
    "", "", "", " style='font-weight:700'", " style='mso-list:l0 level2 lfo1'", " style='font-weight:normal'",
    " class=MsoNormal", " start=4", " type=a", " role=heading", " style='margin-left:36pt'", " value=7",
    " style='vertical-align:super'", " data-aria-level=2",
)  # fmt: skip
BEFORE_WORDS = ("", " ACTION: ", " • ", " - ", " NOTED ", " 1. ")
BEHIND_WORDS = (" ", ". ", " &nbsp; ", "\n", "<br>", "<hr>")
DEEPEST = 4
STANDS = (
    "",
    "<p>before </p>",
    "<p>be</p><h3>before </h3>",
    "<ul><li><p>before </p></li></ul>",
    "<table><tbody><tr><td><p>before </p></td><td><p>x </p></td></tr></tbody></table>",
)


def any_markup(seed: int) -> tuple[str, str, list[str]]:
    """Markup, what it is pasted behind, and the words of both."""
    choose = random.Random(seed)  # noqa: S311 (nothing is secret here)
    words: list[str] = []
    numbers = count()

    def word() -> str:
        words.append(f"w{next(numbers)}")
        return f"{choose.choice(BEFORE_WORDS)} {words[-1]}{choose.choice(BEHIND_WORDS)}"

    def table(depth: int) -> str:
        cells = [f"<{tag}>{parts(depth + 1)}</{tag}>" for tag in choose.choices(("td", "th"), k=4)]
        return f"<table><tr>{cells[0]}{cells[1]}</tr><tr>{cells[2]}{cells[3]}</tr></table>"

    def element(depth: int) -> str:
        tag = choose.choice(TAGS)
        return f"<{tag}{choose.choice(DRESS)}>{parts(depth + 1)}</{tag}>"

    def parts(depth: int) -> str:
        made = []
        for _ in range(choose.randint(1, 3)):
            kind = choose.random()
            if depth > DEEPEST or kind < 0.35:
                made.append(word())
            else:
                made.append(table(depth) if kind < 0.4 else element(depth))
        return "".join(made)

    before = choose.choice(STANDS)
    return parts(0), before, [*words, *(["before"] if before else [])]
