"""The file's properties, of which the writer sets every one: title, language and times, and nobody's name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...content.blocks import Content
from .markup import encoded, escaped
from .package import Picture

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>',
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>',
)
_RELATIONS = (
    f'<Relationship Id="rIdCore" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    f'<Relationship Id="rIdApp" Type="{_OFFICE}/relationships/extended-properties" '
    'Target="docProps/app.xml"/>'
)
_APP = (
    f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>courtdocs</Application></Properties>"
)


def properties(content: Content) -> dict[str, bytes]:
    """The parts under docProps."""
    stamp = f"{content.dated.isoformat()}T00:00:00Z"
    core = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(content.title)}</dc:title><dc:language>{escaped(content.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
    return {"docProps/core.xml": encoded(core), "docProps/app.xml": _APP.encode()}


def declared(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package's lists of content types and relations, with our properties in place of the template's."""
    types = re.sub(r'<Override\b[^>]*"/docProps/[^>]*>', "", parts["[Content_Types].xml"].decode())
    types = re.sub(r'<Default\b[^>]*"(?:png|jpeg)"[^>]*>', "", types)
    types = re.sub(r"(<Types\b[^>]*>)", lambda found: found[1] + _TYPES[0], types)
    relations = re.sub(r'<Relationship\b[^>]*"docProps/[^>]*>', "", parts["_rels/.rels"].decode())
    return {
        "[Content_Types].xml": types.replace("</Types>", f"{_TYPES[1]}</Types>").encode(),
        "_rels/.rels": relations.replace("</Relationships>", f"{_RELATIONS}</Relationships>").encode(),
    }


def related(relations: bytes, pictures: list[Picture]) -> bytes:
    """The document's relations with those of the pictures."""
    more = "".join(
        f'<Relationship Id="rIdPicture{number}" Type="{_OFFICE}/relationships/image" '
        f'Target="{picture.part}"/>'
        for number, picture in enumerate(pictures, 1)
    ).encode()
    return relations.replace(b"</Relationships>", more + b"</Relationships>")
