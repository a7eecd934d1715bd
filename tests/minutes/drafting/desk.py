"""The drafting room of meeting 12, as its secretary's browser asks for it."""

from tests.factories import action, paragraph, uuid_of

PAGE = "/drafting/GRID12/1/"


def many(count: int) -> str:
    return "".join(
        paragraph(f"p{n}", f'<span data-decision="{uuid_of(f"d{n}")}" data-outcome="NOTED">NOTED {n}.</span>')
        + action(f"a{n}", f"The Clerk to write {n}.")
        for n in range(count)
    )
