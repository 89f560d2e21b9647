"""A story ready to be pasted into the editor of a WeChat account: inline styles only, no class, no script."""

from __future__ import annotations

import re
from html import escape

from publisher.site.record import IssueRecord, Story

_STYLES = {
    "p": "margin:0 0 1.2em;font-size:16px;line-height:1.9;text-align:justify;color:#222;",
    "h3": "margin:1.6em 0 .8em;font-size:17px;line-height:1.5;font-weight:bold;color:#b3121d;",
    "h4": "margin:1.4em 0 .7em;font-size:16px;line-height:1.5;font-weight:bold;color:#222;",
    "figure": "margin:1.2em 0;text-align:center;",
    "figcaption": "margin-top:.5em;font-size:13px;line-height:1.6;color:#777;text-align:left;",
    "img": "max-width:100%;height:auto;",
    "blockquote": "margin:1.2em 0;padding-left:1em;border-left:3px solid #b3121d;color:#444;",
    "li": "margin:0 0 .5em;font-size:16px;line-height:1.9;",
    "ol": "margin:0 0 1.2em;padding:0;list-style:none;",
    "ul": "margin:0 0 1.2em;padding:0;list-style:none;",
    "table": "border-collapse:collapse;width:100%;font-size:14px;",
    "td": "border:1px solid #ccc;padding:4px 8px;",
    "th": "border:1px solid #ccc;padding:4px 8px;font-weight:bold;",
}
_KEPT = re.compile(r'\s(?:src|alt|href|colspan|rowspan)="[^"]*"')
_TAG = re.compile(r"<([a-z0-9]+)((?:\s[^>]*)?)>")


def pasted(record: IssueRecord, story: Story) -> str:
    """The fragment: headline, byline, text. Pictures are named as they lie in the site; the editor uploads them."""
    heads = [f'<h2 style="margin:0 0 .4em;font-size:22px;line-height:1.4;color:#111;">{escape(story.headline)}</h2>']
    if story.subhead:
        heads.append(f'<p style="margin:0 0 .6em;font-size:16px;color:#444;">{escape(story.subhead)}</p>')
    by = "　".join(part for part in (record.title, story.byline) if part)
    heads.append(f'<p style="margin:0 0 1.6em;font-size:14px;color:#888;">{escape(by)}</p>')
    if story.deck:
        heads.append(
            '<p style="margin:0 0 1.6em;padding:.8em 1em;background:#f5f2ec;'
            'font-size:15px;line-height:1.8;color:#444;">'
            f"{escape(story.deck)}</p>"
        )
    text = _TAG.sub(_styled, story.html.replace('src="images/', 'src="../images/'))
    return f'<section style="max-width:677px;">\n{"".join(heads)}\n{text}\n</section>'


def _styled(tag: re.Match[str]) -> str:
    name, kept = tag[1], "".join(_KEPT.findall(tag[2]))
    style = f' style="{_STYLES[name]}"' if name in _STYLES else ""
    return f"<{name}{kept}{style}>"
