"""The claim of a PDF/A file that it is PDF/UA too, in the one place where strict readers look.

WeasyPrint claims one standard for one file, and writes what it is given beside that claim behind ``rdf:RDF``, where
only lenient readers find it. PDF/A lets a file claim what is no part of PDF/A if it also brings a schema for the claim.
"""

from typing import Any

from pydyf import PDF

_END = b"</rdf:RDF>"
_CLAIM = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def claim_pdf_ua(pdf: PDF) -> None:
    """Add PDF/UA-1 to what the file's metadata claim. Raises ValueError if they are not written as expected."""
    metadata: Any = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (xmp,) = metadata.stream
    if xmp.count(_END) != 1:
        raise ValueError("WeasyPrint writes its metadata in another way than PDF/UA can be claimed in.")
    metadata.stream, metadata.compress = [xmp.replace(_END, _CLAIM + _END)], False  # PDF/A wants it legible as it lies
