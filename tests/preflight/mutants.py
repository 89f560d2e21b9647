"""One fault each: what is done to a clean file, and the rule that must find it, alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

Deed = Callable[[Pdf], object]


@dataclass
class Suite:
    """The faults by name."""

    faults: dict[str, tuple[str, Deed]] = field(default_factory=dict)
    saved: dict[str, dict[str, Any]] = field(default_factory=dict)

    def fault(self, code: str, **saving: Any) -> Callable[[Deed], Deed]:
        """Declare a fault; ``saving`` are options of ``Pdf.save`` that make it."""

        def declared(deed: Deed) -> Deed:
            name = deed.__name__
            self.faults[name] = code, deed
            self.saved[name] = saving
            return deed

        return declared

    def content(self, code: str, name: str, drawn: str, **resources: Any) -> None:
        """A fault that is something drawn on the first page, in a corner where nothing is."""

        def deed(pdf: Pdf) -> None:
            add(pdf, drawn.encode(), **resources)

        self.faults[name] = code, deed
        self.saved[name] = {}


SUITE = Suite()
fault, content = SUITE.fault, SUITE.content


def spoilt(clean: bytes, name: str) -> bytes:
    """The clean file with the fault of that name."""
    with Pdf.open(io.BytesIO(clean)) as pdf:
        SUITE.faults[name][1](pdf)
        out = io.BytesIO()
        saving = {"min_version": "1.6", "force_version": "1.6", "deterministic_id": True, **SUITE.saved[name]}
        if "encryption" in saving:
            del saving["deterministic_id"]
        pdf.save(out, fix_metadata_version=False, **saving)
        return out.getvalue()


def add(pdf: Pdf, drawn: bytes, **resources: Any) -> None:
    """Draw on the first page within q and Q; ``{font}`` in it is a font of the page."""
    page = pdf.pages[0]
    own = page.obj.Resources
    for kind, entries in resources.items():
        if "/" + kind not in own:
            own["/" + kind] = Dictionary()
        table = own["/" + kind]
        for name, value in entries.items():
            table["/" + name] = value(pdf) if callable(value) else value
    font = next(iter(own.Font.keys()))
    before = b"\n".join(part.read_bytes() for part in _parts(page))
    page.obj.Contents = pdf.make_stream(b"q " + before + b"\nQ q " + drawn.replace(b"{font}", font.encode()) + b" Q\n")


def _parts(page: Any) -> list[Any]:
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, Array) else [contents]


def xmp(pdf: Pdf, old: str, new: str) -> None:
    """Change the metadata in one place."""
    text = pdf.Root.Metadata.read_bytes().decode()
    assert text.count(old) >= 1
    pdf.Root.Metadata.write(text.replace(old, new, 1).encode())


def intent(pdf: Pdf) -> Any:
    return next(one for one in pdf.Root.OutputIntents if one.S == Name.GTS_PDFX)


def state(**keys: Any) -> Dictionary:
    return Dictionary(Type=Name.ExtGState, **keys)


OVER = {"ExtGState": {"Over": state(OP=True, op=True, OPM=1)}}
KNOCK = {"ExtGState": {"Knock": state(OP=False, op=False, OPM=1)}}
TEXT = "BT {font} %s Tf %s 1 0 0 1 40 200 Tm <00010002> Tj ET"


def picture(pdf: Pdf, width: int = 64, height: int = 64, **keys: Any) -> Any:
    """A picture in four inks, light enough for any paper."""
    stream = pdf.make_stream(bytes((10, 20, 30, 40)) * (width * height))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent, stream.ColorSpace = width, height, 8, Name.DeviceCMYK
    for key, value in keys.items():
        stream["/" + key] = value
    return stream


# --- the file ---------------------------------------------------------------------------------------------------------


@fault("PF002", encryption=pikepdf.Encryption(owner="x", user="", R=4))
def encrypted_with_an_empty_password(pdf: Pdf) -> None:
    pass


@fault("PF006")
def no_pdfx_version(pdf: Pdf) -> None:
    xmp(pdf, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")


@fault("PF006")
def unknown_pdfx_version(pdf: Pdf) -> None:
    xmp(pdf, ">PDF/X-4<", ">PDF/X-9<")


for _name in ("CreateDate", "ModifyDate", "MetadataDate"):

    @fault("PF007")
    def _lost(pdf: Pdf, name: str = _name) -> None:
        text = pdf.Root.Metadata.read_bytes().decode()
        head, _, rest = text.partition(f"<xmp:{name}>")
        pdf.Root.Metadata.write((head + rest.partition(f"</xmp:{name}>")[2]).encode())

    SUITE.faults[f"no_{_name}"] = SUITE.faults.pop("_lost")
    SUITE.saved[f"no_{_name}"] = SUITE.saved.pop("_lost")


@fault("PF007")
def no_document_id(pdf: Pdf) -> None:
    xmp(pdf, "xmpMM:DocumentID", "xmpMM:Other")
    xmp(pdf, "xmpMM:DocumentID", "xmpMM:Other")


@fault("PF007")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"


@fault("PF007")
def broken_metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(b"<x:xmpmeta")
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"


@fault("PF008")
def another_title_in_info(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "A02"


@fault("PF008")
def another_date_in_info(pdf: Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20200101000000+00'00'"


@fault("PF008")
def trapped_differs(pdf: Pdf) -> None:
    pdf.docinfo["/Trapped"] = Name("/True")


@fault("PF009")
def trapped_unknown(pdf: Pdf) -> None:
    pdf.docinfo["/Trapped"] = Name.Unknown


@fault("PF009")
def trapped_is_a_string(pdf: Pdf) -> None:
    pdf.docinfo["/Trapped"] = String("False")


@fault("PF009")
def trapped_is_missing(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


@fault("PF010", min_version="2.0", force_version="2.0")
def version_two(pdf: Pdf) -> None:
    pass


@fault("PF010", min_version="1.7", force_version="1.7")
def version_one_point_seven(pdf: Pdf) -> None:
    pass


@fault("PF011")
def open_action_with_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


@fault("PF011")
def script_by_name(pdf: Pdf) -> None:
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=["a", script]))


@fault("PF011")
def form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array())


@fault("PF011")
def page_action(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


@fault("PF012")
def attached_file(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"text"


@fault("PF013")
def layer_that_is_off(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Chinese"))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))


@fault("PF013")
def layer_settings(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Chinese"))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(), Configs=[Dictionary()])


# --- output intent ----------------------------------------------------------------------------------------------------


@fault("PF020")
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@fault("PF020")
def two_output_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(intent(pdf))


@fault("PF020")
def intent_without_profile(pdf: Pdf) -> None:
    del intent(pdf)["/DestOutputProfile"]


@fault("PF020")
def intent_without_condition(pdf: Pdf) -> None:
    intent(pdf).OutputConditionIdentifier = String("")


@fault("PF021")
def profile_of_a_screen(pdf: Pdf) -> None:
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stream = pdf.make_stream(data)
    stream.N = 3
    intent(pdf).DestOutputProfile = stream


@fault("PF021")
def profile_is_damaged(pdf: Pdf) -> None:
    intent(pdf).DestOutputProfile = pdf.make_stream(b"no profile at all" * 20)


@fault("PF022")
def name_not_registered(pdf: Pdf) -> None:
    intent(pdf).OutputConditionIdentifier = String("My newspaper")


@fault("PF023")
def made_for_coated_paper(pdf: Pdf) -> None:
    intent(pdf).OutputConditionIdentifier = String("FOGRA39")


# --- the page ---------------------------------------------------------------------------------------------------------


@fault("PF030")
def no_trim_box(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/TrimBox"]


@fault("PF030")
def trim_and_art_box(pdf: Pdf) -> None:
    pdf.pages[0].obj.ArtBox = pdf.pages[0].obj.TrimBox


@fault("PF030")
def bleed_outside_media(pdf: Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([-50, -50, 400, 500])


@fault("PF031")
def crop_box(pdf: Pdf) -> None:
    pdf.pages[0].obj.CropBox = pdf.pages[0].obj.TrimBox


@fault("PF032")
def user_unit(pdf: Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


@fault("PF033")
def turned_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 90


@fault("PF034")
def second_page_larger(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    page.TrimBox = Array([0, 0, 320, 412])


@fault("PF035")
def bleed_of_one_millimetre(pdf: Pdf) -> None:
    page = pdf.pages[1].obj
    page.BleedBox = Array([-3, -3, 323, 423])


@fault("PF036")
def tint_stops_at_trim(pdf: Pdf) -> None:
    add(pdf, b"0 0.1 0.2 0 k 280 150 40 60 re f")


@fault("PF037")
def one_page_more(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


@fault("PF038")
def empty_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")


@fault("PF038")
def nothing_within_the_trim(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 0 1 k -9 -9 8 438 re f")


@fault("PF039")
def link(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[20, 20, 60, 40])])


# --- contents ---------------------------------------------------------------------------------------------------------

content("PF040", "picture_not_there", "/Nowhere Do")
content("PF040", "font_not_there", "BT /Nowhere 9 Tf ET")
content("PF040", "state_not_there", "/Nowhere gs")
content("PF041", "unknown_operator", "1 2 paintitblack")
content("PF041", "state_never_restored", "q")
content("PF041", "state_restored_twice", "Q Q q")


@fault("PF042")
def form_within_itself(pdf: Pdf) -> None:
    inner = pdf.make_stream(b"/Loop Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    inner.Resources = Dictionary(XObject=Dictionary(Loop=inner))
    add(pdf, b"/Loop Do", XObject={"Loop": inner})


content(
    "PF043", "transfer_function", "/Tr gs", ExtGState={"Tr": state(TR=Dictionary(FunctionType=2, Domain=[0, 1], N=2))}
)
content("PF043", "second_transfer_function", "/Tr gs", ExtGState={"Tr": state(TR2=Name.Identity)})
content("PF044", "halftone_phase", "/Ht gs", ExtGState={"Ht": state(HTP=[0, 0])})


@fault("PF045")
def postscript(pdf: Pdf) -> None:
    add(pdf, b"", XObject={"Ps": pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)})


content(
    "PF046", "opi", "40 0 0 40 60 200 cm /Im Do",
    XObject={"Im": lambda pdf: picture(pdf, 300, 300, OPI=Dictionary({"/2.0": Dictionary()}))},
)  # fmt: skip
content(
    "PF048", "gradient_of_three_in_four", "1 0 0 1 0 0 cm 60 200 20 20 re W n /Sh sh",
    Shading={
        "Sh": Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 200, 0],
            Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1),
        )
    },
)  # fmt: skip


@fault("PF050")
def page_blends_in_rgb(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group.CS = Name.DeviceRGB


@fault("PF051")
def opacity_without_a_group(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Group"]
    add(pdf, b"/Half gs", ExtGState={"Half": state(ca=0.5)})


# --- fonts ------------------------------------------------------------------------------------------------------------


@fault("PF060")
def font_program_is_gone(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]
            return


@fault("PF060")
def font_in_a_direct_dictionary(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    add(pdf, b"/Overprint gs BT /Helv 10 Tf 0 0 0 1 k 1 0 0 1 40 200 Tm (a) Tj ET", Font={"Helv": font})


@fault("PF061")
def font_of_drawings(pdf: Pdf) -> None:
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=glyph), FirstChar=97, LastChar=97, Widths=[500], Resources=Dictionary(),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
    )  # fmt: skip
    add(pdf, b"/Overprint gs BT /T3 10 Tf 0 0 0 1 k 1 0 0 1 40 200 Tm (a) Tj ET", Font={"T3": font})


content("PF062", "missing_glyph", "/Overprint gs BT {font} 10 Tf 0 0 0 1 k 1 0 0 1 40 200 Tm <0000> Tj ET")

# --- colours ----------------------------------------------------------------------------------------------------------

content("PF070", "rgb_area", "1 0 0 rg 60 200 20 20 re f")
content("PF070", "rgb_line", "0 0 1 RG 60 200 m 90 200 l S")
content("PF070", "rgb_text", TEXT % ("14", "1 0 0 rg"))
content("PF070", "rgb_by_name", "/DeviceRGB cs 1 0 0 sc 60 200 20 20 re f")
content(
    "PF070", "rgb_picture", "20 0 0 20 60 200 cm /Im Do",
    XObject={"Im": lambda pdf: pdf.make_stream(
        bytes(100 * 100 * 3), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )},
)  # fmt: skip
content(
    "PF071", "lab_area", "/Lab cs 50 20 20 sc 60 200 20 20 re f",
    ColorSpace={"Lab": Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82], Range=[-100, 100, -100, 100])])},
)  # fmt: skip


@fault("PF071")
def picture_with_a_profile(pdf: Pdf) -> None:
    stream = pdf.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    stream.N = 3
    tagged = pdf.make_stream(
        bytes(100 * 100 * 3), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8,
        ColorSpace=Array([Name.ICCBased, stream]),
    )  # fmt: skip
    add(pdf, b"20 0 0 20 60 200 cm /Im Do", XObject={"Im": tagged})


def separation(name: str) -> Array:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, fade])


content("PF072", "spot_ink", "/Sp cs 1 scn 60 200 20 20 re f", ColorSpace={"Sp": separation("PANTONE 485 C")})
content("PF073", "registration_colour", "/Sp cs 0.5 scn 60 200 20 20 re f", ColorSpace={"Sp": separation("All")})

# --- overprint --------------------------------------------------------------------------------------------------------

content("PF080", "white_text_overprints", "/Over gs " + TEXT % ("14", "0 0 0 0 k"), **OVER)
content("PF081", "white_area_overprints", "/Over gs 0 0 0 0 k 60 200 20 20 re f", **OVER)
content("PF082", "black_text_knocks_out", "/Knock gs " + TEXT % ("9", "0 0 0 1 k"), **KNOCK)
content(
    "PF082", "overprint_of_mode_nought", "/M0 gs " + TEXT % ("9", "0 0 0 1 k"),
    ExtGState={"M0": state(OP=True, op=True, OPM=0)},
)  # fmt: skip
content("PF083", "black_rule_on_a_tint", "/Knock gs 0 0 0 1 K 0.5 w 20 20 m 90 20 l S", **KNOCK)
content("PF083", "black_strip_on_a_tint", "/Knock gs 0 0 0 1 k 20 20 90 0.6 re f", **KNOCK)
content("PF084", "black_text_in_grey_space", "/Over gs " + TEXT % ("9", "0 g"), **OVER)
content("PF085", "black_rule_in_grey_space", "0 G 0.5 w 20 20 m 90 20 l S")
content("PF086", "grey_area_overprints", "/Over gs 0.5 g 60 200 20 20 re f", **OVER)

# --- text, lines, pictures, ink ---------------------------------------------------------------------------------------

content("PF090", "text_of_four_points", "/Over gs " + TEXT % ("4", "0 0 0 1 k"), **OVER)
content(
    "PF090", "text_made_small_by_its_matrix", "/Over gs 0.4 0 0 0.4 60 200 cm " + TEXT % ("10", "0 0 0 1 k"), **OVER
)
content("PF091", "small_white_text", "0 1 1 0 k 30 190 40 30 re f " + TEXT % ("7", "0 0 0 0 k"))
content("PF092", "small_red_text", TEXT % ("7", "0 1 1 0 k"))
content("PF093", "rich_black_headline", TEXT % ("30", "0.75 0.68 0.67 0.9 k"))
content("PF093", "rich_black_body", TEXT % ("9", "0.75 0.68 0.67 0.9 k"))
content("PF094", "text_at_the_edge", "/Over gs BT {font} 9 Tf 0 0 0 1 k 1 0 0 1 3 200 Tm <0001> Tj ET", **OVER)
content(
    "PF094", "text_over_the_right_edge", "/Over gs BT {font} 9 Tf 0 0 0 1 k 1 0 0 1 305 200 Tm <0001> Tj ET", **OVER
)
content("PF100", "line_of_no_width", "0 0 0 1 K 0 w 60 200 m 90 200 l S")
content("PF101", "thin_black_line", "0 0 0 1 K 0.15 w 60 200 m 90 200 l S")
content("PF102", "thin_white_line", "0 0 0 0 K 0.2 w 20 20 m 90 20 l S")
content("PF103", "thin_red_line", "0 1 1 0 K 0.2 w 60 200 m 90 200 l S")
content(
    "PF110",
    "picture_of_60_pixels_an_inch",
    "72 0 0 72 60 150 cm /Im Do",
    XObject={"Im": lambda pdf: picture(pdf, 60, 60)},
)
content(
    "PF110",
    "picture_of_120_pixels_an_inch",
    "72 0 0 72 60 150 cm /Im Do",
    XObject={"Im": lambda pdf: picture(pdf, 120, 120)},
)
content(
    "PF111", "stencil_of_200_pixels_an_inch", "0 0 0 1 k 72 0 0 72 60 150 cm /Im Do",
    XObject={"Im": lambda pdf: pdf.make_stream(
        bytes(25 * 200), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, BitsPerComponent=1,
        ImageMask=True,
    )},
)  # fmt: skip
content("PF120", "four_solid_inks", "1 1 1 1 k 60 150 60 60 re f")
content(
    "PF120",
    "ink_stacked_by_overprint_of_black",
    "/Over gs 0.9 0.9 0.8 0 k 60 150 60 60 re f 0 0 0 1 k 60 150 60 60 re f",
    **OVER,
)
