"""Makes a PDF of LibreOffice's say what we answer for: no program's clock in it, and no claim too many."""

from __future__ import annotations

import io
from datetime import date

import pikepdf

from .wordml.markup import escaped

_ICC_DATE = slice(24, 36)
"""Where a colour profile says when it was made: six numbers of two bytes."""
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def tidied(data: bytes, dated: date) -> bytes:
    """The PDF with its title, its producer and the day given as its only properties; the same bytes always.

    LibreOffice claims PDF/UA for it, and veraPDF finds lines of tables without tags: that claim goes. That
    it is PDF/A-2b stays.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        title, producer = (str(pdf.docinfo.get(name, "")) for name in ("/Title", "/Producer"))
        for name in list(pdf.docinfo.keys()):
            del pdf.docinfo[name]
        pdf.docinfo["/Title"], pdf.docinfo["/Producer"] = title, producer
        pdf.docinfo["/CreationDate"] = f"D:{dated:%Y%m%d}000000Z"
        said = _XMP.format(title=escaped(title), producer=escaped(producer), day=dated.isoformat())
        pdf.Root.Metadata = pdf.make_stream(
            said.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        for intent in pdf.Root.get("/OutputIntents", ()):
            _undate(intent.DestOutputProfile)
        for name in ("/DocChecksum", "/ID"):
            if name in pdf.trailer:
                del pdf.trailer[name]
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()


def _undate(profile: pikepdf.Object) -> None:
    held = bytearray(profile.read_bytes())
    held[_ICC_DATE] = bytes(_ICC_DATE.stop - _ICC_DATE.start)
    profile.write(bytes(held))
