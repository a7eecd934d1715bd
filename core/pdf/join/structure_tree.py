"""The structure tree of a joined PDF: what a reader who cannot see the pages is read from."""

from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from core.pdf.join.third_party import SCAN


class Tree:
    """The tree of a file of ours, which holds it already; others' tags and pages are hung behind what is there, each
    paper beneath its item once one is opened."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._document = self._place = whole.Root.StructTreeRoot.K[0]
        self._numbers = whole.Root.StructTreeRoot.ParentTree.Nums
        self._next = max((int(key) for key in self._numbers.as_list()[::2]), default=-1) + 1
        self._entered = dict[int, Object]()

    def open_item(self, title: str) -> None:
        """Have all that follows hang beneath this item."""
        self._place = self._document
        self._place = self._hang(self._element(Name.Sect, self._document, T=String(title), K=Array()))

    def hang_tags_of(self, file: Pdf, pages: Sequence[Page]) -> None:
        """Hang the tags of another file of ours, whose pages stand in the whole already as these."""
        root = file.Root.StructTreeRoot
        for element in root.K[0].K:
            del element.P  # the way up would bring the other file's whole tree with it
            self._hang(self._whole.copy_foreign(element))
        self._enter_all(root, pages)

    def hang_paper(self, name: str, file: Pdf, pages: Sequence[Page]) -> Object:
        """Hang the tags of a prepared paper, or its pages where it has none; return the element of the whole paper."""
        if "/StructTreeRoot" not in file.Root:
            return self._hang_pages(name, pages)
        root = file.Root.StructTreeRoot
        section = self._hang(self._whole.copy_foreign(root.K[0]))
        section.T = String(name)
        self._enter_all(root, pages)
        return section

    def hang_heading(self, section: Object, page: Page, **entries: Any) -> int:
        """Hang a heading before all else of a paper; return the number by which the page's content is to mark it."""
        heading = self._element(Name.H1, section, Pg=page.obj, **entries)
        section.K.insert(0, heading)
        parents = self._entered[int(page.obj.StructParents)]
        parents.append(heading)
        heading.K = len(parents) - 1
        return len(parents) - 1

    def _enter_all(self, root: Object, pages: Sequence[Page]) -> None:
        first = self._next
        for key, parents in _pairs(root.ParentTree.Nums):
            self._enter(first + key, self._copied(parents))
        for page in pages:
            for holder, name in _numbered(page):
                holder[name] = first + int(holder[name])

    def _hang_pages(self, name: str, pages: Sequence[Page]) -> Object:
        """Hang pages of others, each as one element, and the links on it."""
        section = self._hang(self._element(Name.Sect, self._document, T=String(name), K=Array()))
        for number, page in enumerate(pages, start=1):
            element = self._page_element(section, page, f"{name}, page {number} of {len(pages)}")
            section.K.append(element)
            page.obj.StructParents, page.obj.Tabs = self._enter(self._next, Array([element])), Name.S
            for annotation in page.obj.get("/Annots", Array()):
                self._hang_link(section, page, annotation)
        return section

    def _page_element(self, section: Object, page: Page, name: str) -> Object:
        if SCAN not in page.obj.Resources.XObject:
            return self._element(Name.P, section, Pg=page.obj, K=0)
        words = String(f"{name}, a picture without text")
        return self._element(Name.Figure, section, Pg=page.obj, K=0, Alt=words)

    def _hang_link(self, section: Object, page: Page, annotation: Object) -> None:
        target = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj)
        link = self._element(Name.Link, section, Pg=page.obj, K=target)
        section.K.append(link)
        annotation.StructParent = self._enter(self._next, link)

    def _hang(self, element: Object) -> Object:
        element.P = self._place
        self._place.K.append(element)
        return element

    def _element(self, tag: Name, parent: Object, **entries: Any) -> Object:
        return self._whole.make_indirect(Dictionary(Type=Name.StructElem, S=tag, P=parent, **entries))

    def _enter(self, key: int, parents: Object) -> int:
        self._entered[key] = self._whole.make_indirect(parents) if isinstance(parents, Array) else parents
        self._numbers.extend(Array([key, self._entered[key]]))
        self._next = max(self._next, key + 1)
        return key

    def _copied(self, parents: Object) -> Object:
        """Return the elements that hold a page's pieces of content, in order, or the one that holds an annotation."""
        if isinstance(parents, Array):
            copies = (self._whole.copy_foreign(part) if isinstance(part, Dictionary) else None for part in parents)
            return Array(copies)
        return self._whole.copy_foreign(parents)


def _pairs(numbers: Object) -> Iterator[tuple[int, Object]]:
    flat = numbers.as_list()
    return zip(map(int, flat[::2]), flat[1::2], strict=True)


def _numbered(page: Page) -> Iterator[tuple[Object, str]]:
    yield page.obj, "/StructParents"
    for annotation in page.obj.get("/Annots", Array()):
        if "/StructParent" in annotation:
            yield annotation, "/StructParent"
