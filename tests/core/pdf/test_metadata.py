import io

import pikepdf
import pytest
from lxml import etree
from pydyf import PDF, Stream

from core.pdf.engine import write_pdf
from core.pdf.metadata import claim_pdf_ua
from tests.core.pdf.html import page


def test_the_file_claims_pdf_ua_and_pdf_a_in_the_one_description_of_itself():
    with pikepdf.open(io.BytesIO(write_pdf(page("<p>Hello</p>")))) as pdf:
        stream = pdf.Root.Metadata
        rdf = etree.fromstring(stream.read_bytes()).find("{*}RDF")
        assert "/Filter" not in stream

    claimed = {name: value for part in rdf.findall("{*}Description") for name, value in part.attrib.items()}
    assert claimed["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert claimed["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert claimed["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert [each.text for each in rdf.iter("{http://www.aiim.org/pdfa/ns/schema#}prefix")] == ["pdfuaid"]


def test_metadata_written_in_another_way_are_refused_rather_than_claimed_in_vain():
    pdf = PDF()
    metadata = Stream([b"<x:xmpmeta/>"])
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference

    with pytest.raises(ValueError, match="another way"):
        claim_pdf_ua(pdf)
