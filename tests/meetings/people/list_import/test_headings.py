"""Which column is which, by the words at its head."""

from meetings.people.list_import.parser import read_member_list
from tests.meetings.people.list_import.tables import read


def test_columns_stand_in_any_order_under_their_usual_other_names() -> None:
    (entry,) = read(
        "Term end;Surname;Clearance;First name;Email address;Company;Start date\n;Quill;N;Ada;ada@example.org;Q;\n"
    )

    assert (entry.name, entry.email, entry.organisation, entry.is_cleared) == (
        "Ada Quill",
        "ada@example.org",
        "Q",
        False,
    )


def test_headings_that_mean_nothing_here_are_named() -> None:
    assert read_member_list(b"Name,Telephone,Shoe size\nAda,1,2\n").unread == ("Telephone", "Shoe size")
