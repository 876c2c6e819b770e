"""Holds decks to the XSDs of ECMA-376 part 4 (transitional): `python -m tests.ecma FOLDER DECK...`.

The schemas are Ecma's, and not ours to ship: FOLDER is where `pml.xsd`, `dml-main.xsd` and the others were unpacked. What a
reader may ignore (part 3, markup compatibility) is taken out before: ignorable attributes and elements, all choices but the
fallback.
"""

from __future__ import annotations

import argparse
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ECMA = "http://schemas.openxmlformats.org/"
SCHEMAS = {
    f"{ECMA}presentationml/2006/main": "pml.xsd",
    f"{ECMA}drawingml/2006/main": "dml-main.xsd",
    f"{ECMA}drawingml/2006/chart": "dml-chart.xsd",
    f"{ECMA}officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
    f"{ECMA}officeDocument/2006/customXml": "shared-customXmlDataProperties.xsd",
}
"""The file for parts whose root is in a namespace; other parts are not looked at."""


def main() -> None:
    """Print what breaks the schemas, and for each deck how many parts were held to them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("decks", type=Path, nargs="+")
    options = parser.parse_args()
    for deck in options.decks:
        found = list(errors(deck, options.folder))
        for name, messages in found:
            for message in messages:
                print(f"{deck}: {name}: {message}")
        print(f"{deck}: {len(found)} parts, {sum(len(messages) for _, messages in found)} errors")


def errors(deck: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each part that has a schema, and what breaks it."""
    with zipfile.ZipFile(deck) as archive:
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name)) if name.endswith(".xml") else None
            file = SCHEMAS.get(etree.QName(root).namespace or "") if root is not None else None
            if root is not None and file:
                schema = _schema(folder / file)
                schema.validate(_understood(root))
                yield name, [error.message for error in schema.error_log]


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


def _understood(root: etree._Element) -> etree._Element:
    """Return what a reader sees that knows ECMA-376 and no extension."""
    for choice in list(root.iter(f"{MC}AlternateContent")):
        fallback = choice.find(f"{MC}Fallback")
        for element in fallback if fallback is not None else ():
            choice.addprevious(element)
        choice.getparent().remove(choice)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    ignored = {e.nsmap[prefix] for e in elements for prefix in e.attrib.pop(f"{MC}Ignorable", "").split()}
    for element in elements:
        for attribute in [a for a in element.attrib if etree.QName(a).namespace in ignored]:
            del element.attrib[attribute]
        if etree.QName(element).namespace in ignored and element.getparent() is not None:
            element.getparent().remove(element)
    return etree.fromstring(etree.tostring(root))


if __name__ == "__main__":
    main()
