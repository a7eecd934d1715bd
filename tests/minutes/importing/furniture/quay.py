"""A sentence about a quay wall, with whatever a page prints in the middle of it."""


def pages(join: str) -> str:
    return (
        "1. Quay Walls\n\n"
        "The engineer told the Board that the wall of the north quay had moved by a hand’s\n"
        "breadth since the winter, that the cause is not yet known, and that the divers will\n"
        f"{join}"
        "look at its foot as soon as the water is clear enough for them to see what they are\n"
        "doing there.\n\nThe Board NOTED the report.\n"
    )


SENTENCE = (
    "The engineer told the Board that the wall of the north quay had moved by a hand’s breadth since the winter, "
    "that the cause is not yet known, and that the divers will look at its foot as soon as the water is clear enough "
    "for them to see what they are doing there."
)
