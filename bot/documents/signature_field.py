"""The visible field of a signature, laid into a tagged PDF so that it stays PDF/UA.

A field that only floats over a page is unknown to a screen reader: this one has its place in the
structure, after the title « Signature », and says in words what it shows.

Source:
    ISO 14289-1 (PDF/UA-1), 7.18.1 and 7.18.4: a widget is enclosed in a ``Form`` element.
"""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Final

from pyhanko.pdf_utils.generic import (
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

FIELD: Final = "Signature"
_TITLE: Final = "Signature"
_POINTS: Final = 72 / 2.54
# As large as visa.typ, right under the title.
_WIDTH: Final = 9.4 * _POINTS
_HEIGHT: Final = 2.9 * _POINTS
_BELOW: Final = 24.0


class NoRoom(ValueError):
    """The paper has no title « Signature » to lay a field below."""


def add_field(writer: IncrementalPdfFileWriter, said: str) -> None:
    """Lay an empty field below the title « Signature » of a tagged paper.

    Args:
        writer: the paper, being written on.
        said: what the field will show, in words.

    Raises:
        NoRoom: the paper was not made to be signed.
    """
    page, left, top = _place(writer)
    number = next(
        index
        for index in range(int(writer.root["/Pages"]["/Count"]))
        if writer.find_page_for_modification(index)[0].reference == page.reference
    )
    box = tuple(round(each) for each in (left, top - _HEIGHT, left + _WIDTH, top))
    spec = SigFieldSpec(FIELD, on_page=number, box=box, readable_field_name=said)  # type: ignore[arg-type]
    append_signature_field(writer, spec)
    widget = page.get_object()["/Annots"].raw_get(-1)
    _tag(writer, page, widget, said)


def _place(writer: IncrementalPdfFileWriter) -> tuple[IndirectObject, float, float]:
    for item in _outline(writer.root["/Outlines"]):
        if item["/Title"] == _TITLE:
            _, _, left, top, _ = item["/Dest"]
            return item["/Dest"].raw_get(0), float(left), float(top) - _BELOW
    raise NoRoom


def _outline(item: DictionaryObject) -> Iterator[DictionaryObject]:
    for way in ("/First", "/Next"):
        if way in item:
            yield item[way]
            yield from _outline(item[way])


def _tag(
    writer: IncrementalPdfFileWriter, page: IndirectObject, widget: IndirectObject, said: str
) -> None:
    root = writer.root["/StructTreeRoot"]
    title = _titled(root.raw_get("/K"))
    parent = title.get_object().raw_get("/P")
    contained = {"/Type": pdf_name("/OBJR"), "/Obj": widget, "/Pg": page}
    form = {
        "/Type": pdf_name("/StructElem"),
        "/S": pdf_name("/Form"),
        "/P": parent,
        "/Pg": page,
        "/Alt": pdf_string(said),
        "/K": _dictionary(contained),
    }
    element = writer.add_object(_dictionary(form))
    siblings = parent.get_object()["/K"]
    siblings.insert(siblings.index(title) + 1, element)
    key = int(root["/ParentTreeNextKey"])
    root["/ParentTree"]["/Nums"].extend([NumberObject(key), element])
    root["/ParentTreeNextKey"] = NumberObject(key + 1)
    widget.get_object()["/StructParent"] = NumberObject(key)
    for changed in (siblings, root, root["/ParentTree"], root["/ParentTree"]["/Nums"]):
        writer.update_container(changed)
    writer.update_container(widget.get_object())


def _titled(kids: PdfObject) -> IndirectObject:
    """Return the reference of the title's own element."""
    for kid in kids.get_object():
        element = kid.get_object()
        if not isinstance(element, DictionaryObject):
            continue
        if element.get("/T") == _TITLE and element.get("/S") == "/H3":
            assert isinstance(kid, IndirectObject)
            return kid
        with contextlib.suppress(NoRoom, KeyError):
            return _titled(element.raw_get("/K"))
    raise NoRoom


def _dictionary(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({pdf_name(name): value for name, value in entries.items()})
