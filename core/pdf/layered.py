"""Layers that are off are left out of a PDF for good: of its pages, and of all that paints them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Page,
    Pdf,
    PdfError,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from core.pdf.layers import Layers
from core.pdf.unseen import Content, Instruction, Sieve

DEEPEST = 60  # forms within forms, in a file with layers
_NAMED = ("/XObject", "/Pattern", "/Shading", "/Properties", "/ExtGState", "/Font", "/ColorSpace")
Place = tuple[int, int]  # a page or a form, by its number in the file


@dataclass(slots=True)
class LeftOut:
    """The tagged pieces that lost all or some of what they painted, by where they stand and their number there."""

    lost: set[tuple[Place, int]] = field(default_factory=set)
    torn: set[tuple[Place, int]] = field(default_factory=set)


def leave_out_hidden_layers(pdf: Pdf, layers: Layers) -> LeftOut:
    """Leave out what is hidden, and let what is seen belong to no layer. Raises PdfError for forms nested too deep."""
    cleaning = _Cleaning(pdf, layers)
    for page in pdf.pages:
        cleaning.clean_page(page)
    for part in pdf.objects:
        if isinstance(part, Stream | Dictionary) and "/OC" in part:
            del part["/OC"]
    if "/OCProperties" in pdf.Root:
        del pdf.Root.OCProperties
    return cleaning.left_out


class _Cleaning:
    """A file whose contents are cleaned, each once, and those first that others are painted with."""

    def __init__(self, pdf: Pdf, layers: Layers) -> None:
        self._pdf, self._layers, self.left_out = pdf, layers, LeftOut()
        self._torn, self._done = set[Place](), set[Place]()

    def clean_page(self, page: Page) -> None:
        """Clean a page, and the looks of its annotations."""
        page.contents_coalesce()
        resources = dictionary_in(page.obj, "/Resources")
        content = page.obj.get("/Contents")
        if isinstance(content, Stream):
            page.obj.Contents = self._pdf.make_stream(content.read_bytes())  # for other pages may share it
            page.obj.Resources = self._clean(page.obj.Contents, page.obj, resources, 0)
        for look in _looks(page.obj.get("/Annots")):
            self._clean_stream(look, resources, 0)

    def _clean_stream(self, stream: Stream, inherited: Dictionary, levels: int) -> None:
        if stream.objgen in self._done:
            return
        if levels > DEEPEST:
            raise PdfError(f"Forms are nested more than {DEEPEST} levels deep.")
        self._done.add(stream.objgen)
        own = stream.get("/Resources", inherited)
        stream.Resources = self._clean(stream, stream, own if isinstance(own, Dictionary) else Dictionary(), levels)

    def _clean(self, content: Stream, holder: Object, resources: Dictionary, levels: int) -> Dictionary:
        """Clean a content, and return those of its resources that it still names."""
        for stream, inherited in _painters(resources):
            self._clean_stream(stream, inherited, levels + 1)
        left = self._sifted(content, resources)
        if left.is_torn:
            self._torn.add(holder.objgen)
        self.left_out.lost |= {(holder.objgen, number) for number in left.lost}
        self.left_out.torn |= {(holder.objgen, number) for number in left.torn}
        content.write(unparse_content_stream(left.left))
        return _named_in(left.left, resources)

    def _sifted(self, content: Stream, resources: Dictionary) -> Content:
        forms, properties = dictionary_in(resources, "/XObject"), dictionary_in(resources, "/Properties")

        def painted(name: object) -> bool | None:
            form = forms.get(str(name))
            if not isinstance(form, Stream):
                return True
            if not self._layers.show(form.get("/OC")):
                return False
            return None if form.objgen in self._torn else True

        def property_of(name: object) -> object:
            return properties.get(str(name)) if isinstance(name, Name) else name

        sieve = Sieve(property_of=property_of, shows=self._layers.show, painted=painted)
        return sieve.sift(parse_content_stream(content))


def _painters(resources: Dictionary) -> Iterator[tuple[Stream, Dictionary]]:
    """Yield the contents that these resources paint with, each with the resources that it inherits."""
    for _, form in dictionary_in(resources, "/XObject").items():
        if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
            yield form, resources
    for _, pattern in dictionary_in(resources, "/Pattern").items():
        if isinstance(pattern, Stream) and pattern.get("/PatternType") == 1:
            yield pattern, resources
    for _, state in dictionary_in(resources, "/ExtGState").items():
        mask = dictionary_in(state, "/SMask").get("/G") if isinstance(state, Dictionary) else None
        if isinstance(mask, Stream):
            yield mask, resources
    for _, font in dictionary_in(resources, "/Font").items():
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3:
            own = dictionary_in(font, "/Resources") or resources
            yield from (
                (each, own) for _, each in dictionary_in(font, "/CharProcs").items() if isinstance(each, Stream)
            )


def _looks(annotations: object) -> Iterator[Stream]:
    """Yield the appearances of annotations, one for each state of each."""
    for annotation in annotations if isinstance(annotations, Array) else ():
        looks = dictionary_in(annotation, "/AP") if isinstance(annotation, Dictionary) else Dictionary()
        for _, look in looks.items():
            states = [state for _, state in look.items()] if isinstance(look, Dictionary) else [look]
            yield from (state for state in states if isinstance(state, Stream))


def _named_in(instructions: list[Instruction], resources: Dictionary) -> Dictionary:
    """Return the resources without those that no instruction names any more: what is hidden would hide in them."""
    named = {str(each) for instruction in instructions for each in instruction.operands if isinstance(each, Name)}
    left = Dictionary({name: value for name, value in resources.items() if name not in _NAMED})
    for kind in _NAMED:
        if kept := {
            name: value
            for name, value in dictionary_in(resources, kind).items()
            if name in named or name.startswith("/Default")
        }:
            left[kind] = Dictionary(kept)
    return left


def dictionary_in(holder: Object, name: str) -> Dictionary:
    """Return the dictionary of this name, empty where there is none."""
    found = holder.get(name)
    return found if isinstance(found, Dictionary) else Dictionary()
