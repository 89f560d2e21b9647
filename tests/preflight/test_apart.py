"""Files that are no PDFs, that are damaged, and that mean harm: an answer within limits, never a hang or a crash."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from publisher.errors import InputError
from publisher.findings import Severity
from publisher.preflight.apart import Limits, preflight_apart
from tests.press.drawn import drawn

TIGHT = Limits(memory_mb=700, seconds=20)


def codes(path: Path, limits: Limits = TIGHT) -> list[str]:
    verdict = preflight_apart(path, "newsprint", limits)
    assert all(finding.severity in Severity for finding in verdict.findings)
    return [finding.rule for finding in verdict.findings]


def raw(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, as they are."""
    out, places = bytearray(b"%PDF-1.6\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


@pytest.mark.parametrize(
    "data",
    [b"", b"not a pdf", b"%PDF-1.6\n", b"\x89PNG\r\n\x1a\n" + bytes(400), b"%PDF-1.7\n" + bytes(range(256)) * 20],
    ids=["empty", "text", "header", "picture", "rubbish"],
)
def test_what_is_no_pdf(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert codes(path) == ["PF001"]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        preflight_apart(tmp_path / "a.pdf", "newsprint")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file(part: float, press: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(press[: round(len(press) * part)])
    assert {"PF001", "PF004"} & set(codes(path))


def test_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Pdf.open(io.BytesIO(drawn(b"0 0 9 9 re f"))) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    assert codes(path) == ["PF002"]


def zeros(megabytes: int) -> bytes:
    """So many zeros, packed: one block of sixteen megabytes, over and over."""
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes // 16 - 1) + packer.flush()


def bomb() -> bytes:
    """Two thousand million zeros, packed twice."""
    return raw(CATALOG, TREE, PAGE, stream(zlib.compress(zeros(2000), 9), b"/Filter [/FlateDecode /FlateDecode]"))


def giant_picture() -> bytes:
    page = PAGE.replace(b"/Contents", b"/Resources << /XObject << /Im 5 0 R >> >> /Contents")
    keys = b"/Type /XObject /Subtype /Image /Width 40000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
    shown = stream(b"q 100 0 0 100 0 0 cm /Im Do Q")
    return raw(CATALOG, TREE, page, shown, stream(zeros(3600), keys + b"/Filter /FlateDecode"))


def long_content() -> bytes:
    return drawn(b"0 0 1 1 re f " * 2_000_000)


def page_tree_loop() -> bytes:
    return raw(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def deep_page_tree() -> bytes:
    kids = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(5000)]
    return raw(CATALOG, *kids, PAGE.replace(b"/Contents 4 0 R", b""))


def deep_array() -> bytes:
    return raw(
        CATALOG,
        TREE,
        PAGE.replace(b"/Contents", b"/Odd " + b"[" * 100_000 + b"]" * 100_000 + b" /Contents"),
        stream(b""),
    )


def nested_forms() -> bytes:
    """Each of forty forms draws the next one twice: a million million drawings."""
    pdf = Pdf.open(io.BytesIO(drawn(b"/F Do")))
    inner = None
    for _ in range(40):
        form = pdf.make_stream(b"/F Do /F Do" if inner is not None else b"0 0 9 9 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 300])
        form.Resources = Dictionary(XObject=Dictionary(F=inner)) if inner is not None else Dictionary()
        inner = form
    pdf.pages[0].obj.Resources.XObject = Dictionary(F=inner)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def endless_parents() -> bytes:
    return raw(
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>",
        PAGE.replace(b"/MediaBox [0 0 200 300]", b""),
        stream(b""),
    )


def ten_thousand_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 10_004))
    tree = b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids
    page = PAGE.replace(b"4 0 R", b"3 0 R")
    return raw(CATALOG, tree, stream(b"0 0 9 9 re f"), *[page] * 10_000)


@pytest.mark.parametrize(
    "made",
    [
        bomb, giant_picture, long_content, page_tree_loop, deep_page_tree, deep_array, nested_forms, endless_parents,
        ten_thousand_pages,
    ],
)  # fmt: skip
def test_files_that_mean_harm(made: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made())
    found = codes(path)
    # None of them is fit for print, and each is told so by a rule.
    assert found and all(code.startswith("PF") for code in found)
