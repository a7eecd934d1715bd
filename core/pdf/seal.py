"""The seal embedded in a PDF as a signature (PAdES B-B), without breaking what the file claims of itself.

As it comes, an embedded signature breaks PDF/UA: its field hangs outside of the structure tree. So the field is added
and tagged first, and then that field is signed. Everything before stays as it was; the seal is an addition at the end.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field

from core.seal import Seal

FIELD = "Seal"


class _MetadataKept(IncrementalPdfFileWriter):
    """A writer that leaves the file's metadata alone.

    pyHanko writes them anew to note when and with what the file was changed: into an XMP packet that PDF/A does not
    take, and that says something else than the file's own dictionary of facts. When it was sealed stands in the seal.
    """

    def _update_meta(self) -> None:
        pass


def seal_pdf(content: bytes, seal: Seal, *, name: str, reason: str, label: str) -> bytes:
    """Return the file with the seal in it. ``label`` names the field for those who cannot see it.

    ``name`` and ``reason`` can be read in the file as they lie, if they are plain ASCII.
    """
    writer = _MetadataKept(BytesIO(content))
    append_signature_field(writer, SigFieldSpec(FIELD, on_page=-1, readable_field_name=label))
    _tag_field(writer)
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=name, reason=reason
    )
    signing = signers.PdfSigner(metadata, signer=_signer(seal.key, seal.certificate))
    # In a thread of its own, for pyHanko runs an event loop, and where we are there may be one already.
    with ThreadPoolExecutor(max_workers=1) as aside:
        signed = aside.submit(signing.sign_pdf, writer, existing_fields_only=True).result()
    return bytes(signed.getvalue())


@cache
def _signer(key: Path, certificate: Path) -> signers.SimpleSigner:
    loaded: signers.SimpleSigner | None = signers.SimpleSigner.load(str(key), str(certificate))
    if loaded is None:
        raise ValueError(f"{key} and {certificate} are no key and certificate that can seal.")
    return loaded


def _tag_field(writer: IncrementalPdfFileWriter) -> None:
    """Hang the field into the structure tree, at its end, and have it reached in the order of the structure."""
    field = writer.root["/AcroForm"]["/Fields"].raw_get(-1)
    page = field.get_object().raw_get("/P")
    tree = writer.root["/StructTreeRoot"]
    document = tree["/K"].raw_get(0)
    element = _form_element(writer, field, page, document)
    document.get_object()["/K"].append(element)
    number = _next_number(tree["/ParentTree"]["/Nums"])
    tree["/ParentTree"]["/Nums"].extend([NumberObject(number), element])
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(number + 1)
    field.get_object()[NameObject("/StructParent")] = NumberObject(number)
    page.get_object()[NameObject("/Tabs")] = NameObject("/S")
    for changed in (document.get_object(), tree, tree["/ParentTree"], field.get_object(), page.get_object()):
        writer.update_container(changed)


def _form_element(
    writer: IncrementalPdfFileWriter, field: IndirectObject, page: IndirectObject, parent: IndirectObject
) -> IndirectObject:
    named = {
        "/Type": NameObject("/StructElem"),
        "/S": NameObject("/Form"),
        "/P": parent,
        "/Pg": page,
        "/K": _dictionary({"/Type": NameObject("/OBJR"), "/Obj": field, "/Pg": page}),
    }
    return writer.add_object(_dictionary(named))


def _dictionary(entries: Mapping[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in entries.items()})


def _next_number(numbers: ArrayObject) -> int:
    """Return the number after the highest of the keys, which stand before each value."""
    return max(int(key) for key in list(numbers)[::2]) + 1
