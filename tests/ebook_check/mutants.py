"""One fault at a time, put into a clean book as a careless tool or hand would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PIL import Image

OPF, NAV, NCX, CSS = "EPUB/content.opf", "EPUB/contents.xhtml", "EPUB/toc.ncx", "EPUB/style.css"
MEETING, VILLAGE, WALK = (f"EPUB/articles/{name}.xhtml" for name in ("meeting", "village", "walk"))
PHOTO, COVER = "EPUB/images/meeting-1.jpg", "EPUB/images/cover.jpg"


@dataclass
class Copy:
    """The files of a book, to be spoilt."""

    files: dict[str, bytes]
    packed: set[str] = field(default_factory=set)
    more: list[tuple[str, bytes]] = field(default_factory=list)

    def sub(self, name: str, old: str, new: str) -> None:
        text = self.files[name].decode("utf-8")
        assert old in text, (name, old)
        self.files[name] = text.replace(old, new, 1).encode("utf-8")

    def every(self, name: str, old: str, new: str) -> None:
        text = self.files[name].decode("utf-8")
        assert old in text, (name, old)
        self.files[name] = text.replace(old, new).encode("utf-8")

    def item(self, name: str, media_type: str, data: bytes = b"", **more: str) -> None:
        """One more file with its entry in the manifest."""
        attributes = "".join(f' {key}="{value}"' for key, value in more.items())
        uid = name.replace("/", "-")
        self.sub(
            OPF, "</manifest>", f'<item id="{uid}" href="{name}" media-type="{media_type}"{attributes}/></manifest>'
        )
        if data:
            self.files[f"EPUB/{name}"] = data

    def zipped(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in [*self.files.items(), *self.more]:
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED if name in self.packed else zipfile.ZIP_STORED
                archive.writestr(info, data)
        return out.getvalue()


def picture(size: tuple[int, int], mode: str = "RGB", kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **options)
    return out.getvalue()


def gps() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (28.0, 27.0, 0.0)
    return picture((60, 40), exif=exif)


def meta(text: str) -> Callable[[Copy], None]:
    return lambda book: book.sub(OPF, "</metadata>", f"{text}</metadata>")


def drop(line: str) -> Callable[[Copy], None]:
    return lambda book: book.sub(OPF, line, "")


def change(name: str, old: str, new: str) -> Callable[[Copy], None]:
    return lambda book: book.sub(name, old, new)


def css(text: str) -> Callable[[Copy], None]:
    return lambda book: book.files.update({CSS: book.files[CSS] + text.encode()})


def add(name: str, media_type: str, data: bytes, **more: str) -> Callable[[Copy], None]:
    return lambda book: book.item(name, media_type, data, **more)


def body(text: str) -> Callable[[Copy], None]:
    return lambda book: book.sub(VILLAGE, "<h2 id", f"{text}<h2 id")


def mimetype_last(book: Copy) -> None:
    book.files["mimetype"] = book.files.pop("mimetype")


def cut_photo(book: Copy) -> None:
    book.files[PHOTO] = book.files[PHOTO][:400]


def no_nav_item(book: Copy) -> None:
    book.sub(OPF, ' properties="nav"', "")


def swapped_contents(book: Copy) -> None:
    book.sub(NAV, '<li><a href="articles/walk.xhtml">沿着溪水走一走</a></li>', "")
    book.sub(
        NAV,
        '<li><a href="colophon.xhtml">',
        '<li><a href="articles/walk.xhtml">沿着溪水走一走</a></li><li><a href="colophon.xhtml">',
    )
    walk = book.files[NCX].decode().index("沿着溪水走一走")
    assert walk
    del book.files[NCX]
    book.sub(OPF, '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', "")
    book.sub(OPF, ' toc="ncx"', "")


def empty_article(book: Copy) -> None:
    text = book.files[VILLAGE].decode()
    start, end = text.index('<p id="village--body-0">'), text.index("</article>")
    book.files[VILLAGE] = (text[:start] + text[end:]).encode()


def twice(book: Copy) -> None:
    long = (
        "<p>" + "近年来，老村把道路、路灯、水渠和晒谷场一件件修好，村民们说日子一年比一年亮堂，出门不再湿鞋。" + "</p>"
    )
    book.sub(VILLAGE, "<h2 id", long + "<h2 id")
    book.sub(MEETING, "</article>", long + "</article>")


def upright(book: Copy) -> None:
    book.files[CSS] += b"html { writing-mode: vertical-rl }"


def not_listed(book: Copy) -> None:
    book.files["EPUB/.DS_Store"] = b"litter"


def chinese_name(book: Copy) -> None:
    book.files["EPUB/images/会场.jpg"] = book.files.pop(PHOTO)
    book.sub(OPF, "images/meeting-1.jpg", "images/%E4%BC%9A%E5%9C%BA.jpg")
    book.sub(MEETING, "../images/meeting-1.jpg", "../images/%E4%BC%9A%E5%9C%BA.jpg")


def spaced_name(book: Copy) -> None:
    book.files["EPUB/images/my photo.jpg"] = book.files.pop(PHOTO)
    book.sub(OPF, "images/meeting-1.jpg", "images/my%20photo.jpg")
    book.sub(MEETING, "../images/meeting-1.jpg", "../images/my%20photo.jpg")


def no_heading(book: Copy) -> None:
    book.every(VILLAGE, "h1", "div")
    book.every(VILLAGE, "h2", "div")


def spare_page(book: Copy) -> None:
    page = book.files[VILLAGE].decode().replace("老村有了新样子", "另一页").replace("village--", "spare--")
    page = "".join(
        part for part in page.split('<span epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="第2版"/>')
    )
    book.item("spare.xhtml", "application/xhtml+xml", page.replace("../style.css", "style.css").encode())
    book.sub(OPF, "</spine>", '<itemref idref="spare.xhtml" linear="no"/></spine>')


def no_summary(book: Copy) -> None:
    book.sub(OPF, "schema:accessibilitySummary", "schema:about")


def no_mode(book: Copy) -> None:
    for mode in ("textual", "visual"):
        book.sub(OPF, f'<meta property="schema:accessMode">{mode}</meta>', "")


TITLE = "<title>老村有了新样子</title>"
CLAIM = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>'
FONT = b"OTTO" + bytes(200)

MUTANTS: Mapping[str, tuple[str, Callable[[Copy], None]]] = {
    "mimetype packed": ("EP011", lambda book: book.packed.add("mimetype")),
    "mimetype last": ("EP011", mimetype_last),
    "mimetype with a line end": ("EP011", lambda book: book.files.update(mimetype=b"application/epub+zip\n")),
    "entry outside": ("EP012", lambda book: book.more.append(("../../evil.txt", b"x"))),
    "entry twice in other case": (
        "EP013",
        lambda book: book.item("images/Meeting-1.jpg", "image/jpeg", picture((60, 40))),
    ),
    "litter": ("EP014", not_listed),
    "file not in the manifest": ("EP014", lambda book: book.files.update({"EPUB/old.xhtml": b"<p/>"})),
    "file name in Chinese": ("EP015", chinese_name),
    "file name with a space": ("EP015", spaced_name),
    "encryption": ("EP016", lambda book: book.files.update({"META-INF/encryption.xml": b"<encryption/>"})),
    "no title": ("EP020", change(OPF, "溪边报 2019年5月21日 第137期</dc:title>", "</dc:title>")),
    "no language": ("EP020", drop("<dc:language>zh-Hans</dc:language>")),
    "no date of change": ("EP020", drop('<meta property="dcterms:modified">2019-05-21T00:00:00Z</meta>')),
    "identifier of another name": (
        "EP021",
        change(OPF, 'unique-identifier="publication-id"', 'unique-identifier="bookid"'),
    ),
    "moment without zone": ("EP022", change(OPF, "2019-05-21T00:00:00Z", "2019-05-21T00:00:00")),
    "impossible date": ("EP022", change(OPF, "<dc:date>2019-05-21", "<dc:date>2019-13-21")),
    "position in words": ("EP022", change(OPF, '"#series">137<', '"#series">第137期<')),
    "issn that does not add up": ("EP022", meta("<dc:identifier>urn:issn:1234-5670</dc:identifier>")),
    "language in words": ("EP022", meta("<dc:language>Chinese (simplified)</dc:language>")),
    "refines nothing": ("EP023", change(OPF, 'refines="#contributor-5"', 'refines="#contributor-9"')),
    "id twice in a text": ("EP024", change(VILLAGE, 'id="village--body-2"', 'id="village--body-0"')),
    "id twice in the package": ("EP024", change(OPF, "<dc:publisher>", '<dc:publisher id="creator">')),
    "title is a file": ("EP025", change(OPF, "溪边报 2019年5月21日 第137期</dc:title>", "issue-137.docx</dc:title>")),
    "creator unknown": ("EP025", change(OPF, ">溪边报</dc:creator>", ">Unknown</dc:creator>")),
    "file gone": ("EP026", lambda book: book.item("images/map.png", "image/png")),
    "item without type": (
        "EP026",
        change(OPF, 'href="images/meeting-1.jpg" media-type="image/jpeg"', 'href="images/meeting-1.jpg"'),
    ),
    "spine to nothing": ("EP027", change(OPF, "</spine>", '<itemref idref="ch7"/></spine>')),
    "spine twice": ("EP027", change(OPF, "</spine>", '<itemref idref="colophon"/></spine>')),
    "type of another kind": (
        "EP028",
        change(
            OPF,
            'href="images/meeting-1.jpg" media-type="image/jpeg"',
            'href="images/meeting-1.jpg" media-type="image/png"',
        ),
    ),
    "svg not told": (
        "EP029",
        body(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="圆"><circle r="4"/></svg>'
        ),
    ),
    "no cover": ("EP030", change(OPF, ' properties="cover-image"', "")),
    "cover meta to nothing": ("EP030", change(OPF, 'content="cover-image"', 'content="cover"')),
    "remote picture": ("EP031", change(MEETING, "../images/meeting-1.jpg", "https://example.org/meeting-1.jpg")),
    "no navigation": ("EP032", no_nav_item),
    "no table of contents": ("EP032", change(NAV, 'epub:type="toc" role="doc-toc"', 'epub:type="loi"')),
    "link to no document": ("EP033", body('<p>见<a href="gone.xhtml">后文</a></p>')),
    "link to no id": ("EP033", body('<p>见<a href="meeting.xhtml#gone">后文</a></p>')),
    "picture gone": ("EP033", change(MEETING, "../images/meeting-1.jpg", "../images/meeting-2.jpg")),
    "style gone": ("EP033", css("p { background: url(gone.png) }")),
    "article not in the contents": ("EP034", change(NAV, '<li><a href="articles/2brief.xhtml">简讯</a></li>', "")),
    "contents out of order": ("EP035", swapped_contents),
    "no landmarks": ("EP036", change(NAV, 'epub:type="landmarks"', 'epub:type="lot"')),
    "page not listed": ("EP037", change(NAV, '<li><a href="articles/meeting.xhtml#page-3">第3版</a></li>', "")),
    "pages of nothing": ("EP037", drop('<meta property="pageBreakSource">溪边报 2019年5月21日 第137期 印刷版</meta>')),
    "ncx of another book": ("EP038", change(NCX, "urn:uuid:", "urn:uuid:1")),
    "aria to nothing": ("EP039", change(VILLAGE, 'aria-labelledby="village--headline"', 'aria-labelledby="headline"')),
    "unescaped ampersand": ("EP040", body("<p>R&D</p>")),
    "unclosed element": ("EP040", body("<p>断了<br></p>")),
    "title of a file": ("EP041", change(VILLAGE, TITLE, "<title>ch003.xhtml</title>")),
    "no title of the document": ("EP041", change(VILLAGE, TITLE, "")),
    "no language of the document": ("EP042", change(VILLAGE, ' lang="zh-Hans" xml:lang="zh-Hans"', "")),
    "english over chinese": (
        "EP042",
        change(VILLAGE, ' lang="zh-Hans" xml:lang="zh-Hans"', ' lang="en" xml:lang="en"'),
    ),
    "empty article": ("EP043", empty_article),
    "two first headings": (
        "EP044",
        change(VILLAGE, '<h2 id="village--body-1">先修路</h2>', '<h1 id="village--body-1">先修路</h1>'),
    ),
    "heading skipped": (
        "EP044",
        change(VILLAGE, '<h2 id="village--body-1">先修路</h2>', '<h4 id="village--body-1">先修路</h4>'),
    ),
    "no heading": ("EP044", no_heading),
    "table without heads": (
        "EP046",
        body("<table><tr><td>月份</td><td>产值</td></tr><tr><td>四月</td><td>三</td></tr></table>"),
    ),
    "link without words": ("EP047", body('<p>见<a href="meeting.xhtml"></a></p>')),
    "old element": ("EP048", body("<center><p>通知</p></center>")),
    "old attribute": ("EP048", body('<p align="center">通知</p>')),
    "pagebreak without its role": ("EP049", change(VILLAGE, ' role="doc-pagebreak"', "")),
    "replacement character": ("EP050", body("<p>经济技术开发�。</p>")),
    "spaces in a sentence": ("EP051", body("<p>会议强调，要坚持全面 从严治党，把各项工作抓实。</p>")),
    "article twice": ("EP052", twice),
    "other encoding": ("EP053", change(VILLAGE, 'encoding="utf-8"', 'encoding="iso-8859-1"')),
    "no declaration": ("EP053", change(VILLAGE, '<?xml version="1.0" encoding="utf-8"?>', "")),
    "half-width comma": ("EP054", body("<p>会议强调,要抓实。</p>")),
    "fixed to the screen": ("EP055", css("nav { position: fixed }")),
    "font of no use": ("EP056", add("fonts/text.otf", "font/otf", FONT)),
    "tiny type": ("EP060", css(".note { font-size: 6px }")),
    "pale type": ("EP061", css(".note { color: #bbbbbb; background: #ffffff }")),
    "style broken off": ("EP062", css(".note { color }")),
    "style imported": ("EP062", lambda book: book.files.update({CSS: b'@import "style.css";' + book.files[CSS]})),
    "percent of type": ("EP057", css(".note { font-size: 80% }")),
    "body in points": ("EP057", css("body { font-size: 12pt }")),
    "cover out of reach": ("EP058", spare_page),
    "list without items": ("EP048", body("<ul></ul>")),
    "picture without source": ("EP048", body('<p><img alt="村口"/></p>')),
    "id twice in the ncx": ("EP024", change(NCX, 'id="point-2"', 'id="point-1"')),
    "href with a space": ("EP026", lambda book: book.item("images/a map.png", "image/png")),
    "guide to nothing": (
        "EP033",
        change(
            OPF, 'href="cover.xhtml"/>\n    <reference type="toc"', 'href="gone.xhtml"/>\n    <reference type="toc"'
        ),
    ),
    "package without language": ("EP042", change(OPF, ' xml:lang="zh-Hans"', "")),
    "no summary": ("EP070", no_summary),
    "grey type alone": ("EP061", css(".note { color: #ccc }")),
    "upright lines, pages to the right": ("EP063", upright),
    "photograph cut off": ("EP064", cut_photo),
    "huge photograph": ("EP065", lambda book: book.files.update({PHOTO: picture((7000, 5000), quality=1)})),
    "photograph in CMYK": ("EP066", lambda book: book.files.update({PHOTO: picture((60, 40), "CMYK")})),
    "place in the photograph": ("EP067", lambda book: book.files.update({PHOTO: gps()})),
    "tiny cover": ("EP068", lambda book: book.files.update({COVER: picture((120, 160))})),
    "no mode of access": ("EP070", no_mode),
    "no hazard": ("EP070", drop('<meta property="schema:accessibilityHazard">none</meta>')),
    "visual not told": ("EP071", drop('<meta property="schema:accessMode">visual</meta>')),
    "unknown feature": ("EP073", change(OPF, ">readingOrder<", ">reading order<")),
    "claim without a name": ("EP072", meta(CLAIM)),
    "claim in other words": (
        "EP072",
        meta(CLAIM.replace("1.1 - WCAG", "1.1 with WCAG") + '<meta property="a11y:certifiedBy">林</meta>'),
    ),
}

ALT = 'alt="人们坐在礼堂里。"'
WITH_FALSE_CLAIM: Mapping[str, str] = {
    "alt empty": 'alt=""',
    "alt missing": "",
    "alt is the file": 'alt="meeting-1.jpg"',
}
"""A picture without words makes what the metadata says of all pictures false too."""
