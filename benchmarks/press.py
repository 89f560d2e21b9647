"""How fast a page is made ready for the press: finish, preflight and ink. ``python -m benchmarks.press``.

The page is A3: the text of the seed's page, and over it a photograph of 200 × 133 mm at 300 pixels an inch.
"""

from __future__ import annotations

import datetime
import io
import time
from collections.abc import Callable
from functools import partial

import pikepdf
from pikepdf import Array, Name, Pdf
from PIL import Image

from benchmarks.workload import seed
from publisher.compose.make_up import compose
from publisher.compose.packs import load_pack
from publisher.paint import paint
from publisher.preflight import preflight
from publisher.press import Identity, Job, PressProfile, finish, load_profile
from publisher.typeset.fonts import FontLibrary
from publisher.typeset.setter import Typesetter

A3 = 297 * 72 / 25.4, 420 * 72 / 25.4
_PHOTOGRAPH = 2362, 1571
_PRINTED = 200 * 72 / 25.4, 133 * 72 / 25.4
_TIMES = 5


def page(*, photograph: bool) -> bytes:
    """The painted page, in sRGB, as the painter leaves it."""
    fonts, pack = FontLibrary.load(), load_pack("newspaper", seed().folder)
    layout = compose(seed(), pack, Typesetter(fonts, "zh-Hans"))
    with Pdf.open(io.BytesIO(paint(layout.composition, seed(), fonts).pdf)) as document:
        leaf = document.pages[0]
        leaf.obj.TrimBox = Array([0, 0, *A3])
        leaf.obj.MediaBox = Array([-9, -9, A3[0] + 9, A3[1] + 9])
        if photograph:
            leaf.add_resource(_picture(document), Name.XObject, Name.Photograph)
            leaf.contents_add(b"q", prepend=True)
            leaf.contents_add(b"Q q %.2f 0 0 %.2f 40 40 cm /Photograph Do Q" % _PRINTED)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _picture(document: Pdf) -> pikepdf.Object:
    channels = [Image.effect_noise((295, 196), 60).resize(_PHOTOGRAPH, Image.Resampling.BICUBIC) for _ in range(3)]
    out = io.BytesIO()
    Image.merge("RGB", channels).save(out, "JPEG", quality=90)
    stream = document.make_stream(b"")
    stream.write(out.getvalue(), filter=Name.DCTDecode)
    stream.Type, stream.Subtype, stream.ColorSpace, stream.BitsPerComponent = (
        Name.XObject, Name.Image, Name.DeviceRGB, 8,
    )  # fmt: skip
    stream.Width, stream.Height = _PHOTOGRAPH
    return stream


def run() -> None:
    """Print the seconds of each step, the best of several runs: what else the machine does is not ours."""
    job = Job(Identity("Page", datetime.date(2026, 1, 5), "urn:example:page"), 9.0)
    for name in ("newsprint", "magazine"):
        profile = load_profile(name)
        for photograph in (False, True):
            painted = page(photograph=photograph)
            finishing, finished = _best(partial(finish, painted, job, profile))
            judging, _ = _best(partial(_judged, finished, profile))
            what = "text and a photograph of 3.7 million pixels" if photograph else "text"
            print(
                f"A3 page of {what}, {name}: finish {finishing:.2f} s, preflight with ink {judging:.2f} s, "
                f"together {finishing + judging:.2f} s"
            )


def _judged(data: bytes, profile: PressProfile) -> bytes:
    preflight(data, profile)
    return b""


def _best(work: Callable[[], bytes]) -> tuple[float, bytes]:
    best, made = float("inf"), b""
    for _ in range(_TIMES):
        begin = time.process_time()
        made = work()
        best = min(best, time.process_time() - begin)
    return best, made


if __name__ == "__main__":
    run()
