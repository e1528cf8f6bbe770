"""SVG pictures: what draws stays byte for byte, what runs or fetches goes and is named, and nothing blows up."""

from __future__ import annotations

from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.html.svg import SvgError, clean_svg, read_data_address

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def cleaned(inner: str, head: str = HEAD) -> tuple[str, tuple[str, ...]]:
    """What is left between the tags of the picture, and what was left out."""
    data, removed = clean_svg(f"{head}{inner}</svg>".encode())
    return data.decode().removeprefix(HEAD).removesuffix("</svg>"), removed


@pytest.mark.parametrize(
    "inner",
    [
        "",
        '<g id="a"><path d="M0 0 L 9 9"/></g><!-- drawn by hand -->',
        '<defs><linearGradient id="b"><stop offset="0"/></linearGradient></defs><g fill="url(#b)" mask=\'url("#c")\'/>',
        '<style>.a > .b { fill: url(#b); content: "\\2014" } /* a comment */</style>',
        '<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>',
        '<use href="#a"/><use xlink:href="#a"/><image href="data:image/png;base64,AAAA"/>',
        '<a href="https://example.org/"><text x="1" xml:space="preserve">a &amp; b &lt; c</text></a>',
        '<animate attributeName="x" from="0" to="9"/>',
    ],
)  # fmt: skip
def test_what_draws_stays_as_it_is(inner: str) -> None:
    assert cleaned(inner) == (inner, ())


@pytest.mark.parametrize(
    ("inner", "left", "named"),
    [
        ("<script>alert(1)</script><path/>", "<path></path>", "<script>"),
        ("<g><script href='a.js'/>a &lt; b</g>", "<g>a &lt; b</g>", "<script>"),
        ('<path onclick="alert(1)" d="M0 0"/>', '<path d="M0 0"></path>', "the script of <path>"),
        ("<foreignObject><b>a</b></foreignObject>", "", "<foreignObject>"),
        ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="a"/>', "", "<iframe>"),
        ('<image href="a.png"/>', "<image></image>", "the address of <image>: a.png"),
        ('<use xlink:href="b.svg#a"/>', "<use></use>", "the address of <use>: b.svg#a"),
        ('<image href="data:image/svg+xml,a"/>', "<image></image>", "the address of <image>: data:image/svg+xml,a"),
        ('<image href="data:image/png,&lt;a/>"/>', "<image></image>", "the address of <image>: data:image/png,<a/>"),
        ('<use href="data:image/gif;base64,IDxhPg=="/>', "<use></use>", "the address of <use>: data:image/gif;base64,IDxhPg=="),  # noqa: E501
        ('<a href=" java&#10;script:alert(1)"/>', "<a></a>", "the address of <a>: java script:alert(1)"),
        ('<set attributeName="x" to="javascript:a"/>', '<set attributeName="x"></set>', "a style that fetches a file"),
        ('<set attributeName="xlink:href" to="a"/>', '<set attributeName="xlink:href"></set>', "the address of <set>"),
        ('<rect fill="url(b.svg#c)"/>', "<rect></rect>", "a style that fetches a file"),
        ('<rect style="fill: u\\72 l(//a.example)"/>', "<rect></rect>", "a style that fetches a file"),
        ('<rect style="fill: ur/**/l(a)"/>', "<rect></rect>", "a style that fetches a file"),
        ("<style>@import 'a.css';</style>", "<style></style>", "a style that fetches a file"),
        ("<style><![CDATA[a { b: url( 'c:d') }]]></style>", "<style></style>", "a style that fetches a file"),
        ("<style>a<g/>{ b: url(c) }</style>", "<style></style>", "a style that fetches a file"),
    ],
)  # fmt: skip
def test_what_runs_or_fetches_is_left_out_and_named(inner: str, left: str, named: str) -> None:
    shown, removed = cleaned(inner)
    assert shown == left
    assert named in removed


def test_data_of_drawing_programs_go_without_a_word() -> None:
    spaces = ' xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    shown, removed = cleaned(
        '<i:view zoom="1"><path/></i:view><g i:label="a"/><metadata>b</metadata>', HEAD[:-1] + spaces + ">"
    )
    assert (shown, removed) == ("<g></g>", ())


def test_a_picture_without_a_namespace_gets_one_for_nothing_shows_it_else() -> None:
    assert cleaned("<path/>", "<svg>") == ("<path></path>", ())


def test_a_style_sheet_from_outside_is_left_out() -> None:
    data, removed = clean_svg(b'<?xml-stylesheet href="a.css"?>' + HEAD.encode() + b"</svg>")
    assert (data, removed) == (HEAD.encode() + b"</svg>", ("a style sheet from outside",))


def test_short_entities_are_what_illustrator_writes() -> None:
    kind = '<!DOCTYPE svg [<!ENTITY ns_a "http://www.w3.org/1999/xlink"><!ENTITY b "12">]>'
    data, removed = clean_svg(f'{kind}{HEAD}<rect width="&b;"/></svg>'.encode())
    assert (data.decode(), removed) == (f'{HEAD}<rect width="12"></rect></svg>', ())


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "no element found"),
        ("<svg><g></svg>", "mismatched tag (line 1)"),
        ("<svg>&nbsp;</svg>", "undefined entity"),
        ("<html><svg/></html>", "it is <html>, and no <svg>"),
        ('<svg xmlns="http://www.w3.org/1999/xhtml"/>', "it is <svg>, and no <svg>"),
        (f'<!DOCTYPE svg [<!ENTITY a0 "a">{BOMB}]><svg>&a9;</svg>', "its entity a1 stands for more than a short text"),
        (f'<!DOCTYPE svg [<!ENTITY a "{"a" * 1000}">]><svg>{"&a;" * 100}</svg>', "its entity a stands for"),
        (f'<!DOCTYPE svg [<!ENTITY a "{"a" * 200}">]><svg>{"&a;" * 300_000}</svg>', "its entities make it too large"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "it takes the entity a"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><svg/>', "it takes the entity a"),
        ('<?xml version="1.0" encoding="klingon"?><svg/>', "its encoding is not known"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused(data: str, reason: str) -> None:
    with pytest.raises(SvgError) as refused:
        clean_svg(data.encode())
    assert str(refused.value).startswith(reason)


NAMES = st.sampled_from("g svg path style script a use image foreignObject set h:b title metadata".split())
VALUES = st.sampled_from(
    ["a", "#b", "//c", "javascript:d", "url(#e)", "url(//f)", "u\\72l(//g)", "data:image/png,", ""]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from("href xlink:href onload fill style to attributeName xml:base".split()), VALUES
)
TEXTS = st.sampled_from(
    ["a", "&lt;script>", "@import url(h)", "<![CDATA[<script>]]>", "<!-- i -->", "<?xml-stylesheet j?>"]
)


def element(name: str, attributes: dict[str, str], inner: list[str]) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inner)}</{name}>"


DRAWINGS = st.recursive(TEXTS, lambda inner: st.builds(element, NAMES, ATTRIBUTES, st.lists(inner, max_size=4)))


@given(DRAWINGS)
def test_nothing_that_is_left_runs_or_fetches(inner: str) -> None:
    head = HEAD[:-1] + ' xmlns:h="http://www.w3.org/1999/xhtml">'
    data, _ = clean_svg(f"{head}{inner}</svg>".encode())
    document = minidom.parseString(data)
    for element in document.getElementsByTagName("*"):
        assert element.localName not in ("script", "foreignObject", "b")
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert "(//" not in value
            assert "href" not in name or "//" not in value or name.startswith("xmlns")
            assert name != "xml:base"
            assert "javascript" not in value
        if element.localName == "style":
            text = "".join(node.data for node in element.childNodes)
            assert "@import" not in text
    assert clean_svg(data) == (data, ())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("data:image/svg+xml,<svg/>", ("image/svg+xml", b"<svg/>")),
        ("DATA:Image/SVG+xml;charset=utf-8,%3Csvg/%3E", ("image/svg+xml", b"<svg/>")),
        ("data:image/svg+xml;base64,PHN2Zy8+", ("image/svg+xml", b"<svg/>")),
        ("data:image/svg+xml;utf8; BASE64 ,PHN2\n Zy8%2B", ("image/svg+xml", b"<svg/>")),
        ("data:image/svg+xml;base64,PHN2Zy8-+", ("image/svg+xml", b"<svg/>")),
        ("data:image/svg+xml;base64,PHN2ZyA", ("image/svg+xml", b"<svg ")),
        ("data:,x", ("", b"x")),
        ("data:;base64,x", ("", b"")),
        ("data:image/png", ("", b"")),
        ("a.svg", ("", b"")),
        ("data:" + " ;" * 50_000, ("", b"")),
        ("data:" + " " * 100_000, ("", b"")),
    ],
)
def test_an_address_that_holds_its_data_is_read_in_every_spelling(address: str, expected: tuple[str, bytes]) -> None:
    assert read_data_address(address) == expected
