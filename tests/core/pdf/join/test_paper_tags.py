"""The tags of a paper as they are read: in the standard's roles, whatever it calls them, and never without end."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from core.pdf.join.paper_tags import DEEPEST, Mark, PaperTags, Tag, read_tags
from tests.core.pdf.join.tagged import TAGGED, element, page_of, paper, tree


def roles(tags: PaperTags | None) -> list[object]:
    """Roles as nested lists."""

    def nested(tag: Tag) -> list[object]:
        return [tag.role, *(nested(kid) for kid in tag.kids if isinstance(kid, Tag))]

    assert tags is not None
    return nested(tags.top)[1:]


def test_the_tree_of_a_paper_is_read_with_the_marks_of_each_page() -> None:
    tags = read_tags(paper(TAGGED, TAGGED))

    assert tags is not None
    assert roles(tags) == [["Sect", ["P"], ["P"]]]
    assert tags.numbers_by_page() == {0: {0}, 1: {0}}
    assert (tags.language, tags.is_whole) == ("en-GB", True)


@pytest.mark.parametrize(
    ("role", "read_as"),
    [("Title", "P"), ("H", "H1"), ("Note", "Div"), ("Form", "P"), ("Heading 1", "H2"), ("Normal", "P"), ("L", "L")],
)
def test_roles_are_those_of_the_standard(role: str, read_as: str) -> None:
    pdf = paper(TAGGED, roles=("Document", role))
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Heading 1": Name("/Head"), "/Head": Name.H2, "/L": Name.P})

    assert roles(read_tags(pdf)) == [["Sect", [read_as]]]


def test_what_stands_beside_the_label_of_a_list_item_is_its_body() -> None:
    pdf = Pdf.new()
    page = page_of(pdf, TAGGED).obj
    tree(pdf, element(pdf, "LI", element(pdf, "Lbl", 0, Pg=page), element(pdf, "Span", 1, Pg=page)))

    assert roles(read_tags(pdf)) == [["LI", ["Lbl"], ["LBody", ["Span"]]]]


def test_attributes_of_a_class_are_the_elements_own_and_others_are_left_out() -> None:
    pdf = paper(TAGGED, roles=("Table", "TH"))
    cell = pdf.Root.StructTreeRoot.K[0].K[0]
    cell.C, cell.A = Name.Head, Array([Dictionary(O=Name.Table, ColSpan=2, Headers=Array([])), 0])
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(Head=Dictionary(O=Name.Table, Scope=Name.Column))

    tags = read_tags(pdf)

    assert tags is not None
    (table,) = tags.top.kids
    assert isinstance(table, Tag)
    assert [kid.attributes for kid in table.kids if isinstance(kid, Tag)] == [
        [{"/O": "/Table", "/Scope": "/Column"}, {"/O": "/Table", "/ColSpan": 2}]
    ]


@pytest.mark.parametrize("missing", ["/Lang", "/MarkInfo"])
def test_a_paper_that_does_not_say_its_language_or_that_it_is_tagged_is_not_whole(missing: str) -> None:
    pdf = paper(TAGGED)
    del pdf.Root[missing]

    tags = read_tags(pdf)

    assert tags is not None
    assert not tags.is_whole


def test_a_figure_without_words_and_marks_in_a_form_are_not_whole() -> None:
    figure = read_tags(paper(TAGGED, roles=("Document", "Figure")))
    pdf = paper(TAGGED)
    pdf.Root.StructTreeRoot.K[0].K.append(
        element(pdf, "P", Dictionary(Type=Name.MCR, Stm=pdf.make_stream(b""), MCID=0, Pg=pdf.pages[0].obj))
    )

    form = read_tags(pdf)

    assert figure is not None
    assert form is not None
    assert [figure.is_whole, form.is_whole] == [False, False]


def test_an_element_that_holds_itself_is_read_once() -> None:
    pdf = paper(TAGGED)
    top = pdf.Root.StructTreeRoot.K[0]
    top.K.append(top)

    assert roles(read_tags(pdf)) == [["Sect", ["P"]]]


def test_a_tree_without_end_without_marks_or_without_sense_is_none() -> None:
    bare = Pdf.new()
    tree(bare, element(bare, "P"))
    odd = paper(TAGGED)
    odd.Root.StructTreeRoot = Name("/Nothing")

    assert read_tags(paper(TAGGED, roles=["Div"] * (DEEPEST + 2))) is None
    assert read_tags(paper(TAGGED, roles=["Div"] * (DEEPEST - 1))) is not None
    assert [read_tags(bare), read_tags(odd), read_tags(Pdf.new())] == [None, None, None]


def test_a_mark_on_another_page_than_its_elements_is_found_there() -> None:
    pdf = paper(TAGGED, TAGGED)
    first = pdf.Root.StructTreeRoot.K[0].K[0]
    first.K = Array([0, Dictionary(Type=Name.MCR, Pg=pdf.pages[1].obj, MCID=4)])

    tags = read_tags(pdf)

    assert tags is not None
    (document,) = tags.top.kids
    assert isinstance(document, Tag)
    assert next(kid.kids for kid in document.kids if isinstance(kid, Tag)) == [Mark(0, 0), Mark(1, 4)]
