"""Words and marks by which a line shows what it is: deck labels, list marks, standing heads, rubrics, verbs."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"[【\[（(〔]?\s*(?:阅读提示|核心提示|内容提要|内容提示|新闻提示|本期提示|导读|提要|提示|摘要|导语|引言|编者按"
    r"|编者的话|编前|编前话|开栏语|"
    r"开栏的话|新闻背景|背景链接|at a glance|in brief|highlights|key points|summary|abstract|editor['’]s note"
    r"|what to know)"
    r"\s*[】\]）)〕]?\s*[:：]?",
    re.I,
)
ITEM = re.compile(
    r"(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])\s*[）)]|\d{1,2}\s?(?:[、．]|[.)）](?!\d))\s*(?=\S)"
    r"|[①-⑳⑴-⒇]"
    r"|[•·●▪◦►▶◆]\s*(?=\S)|[-*]\s+(?=\S))"
)
HAN_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十]+[章节篇部分]*|[一二三四五六七八九十]{1,3})[、.．]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
)
SOURCE = re.compile(
    r"[（(【]?\s*(?:(?:稿件|图片|资料|数据|信息|文章)?(?:来源|据|综合自|转自|摘自|选自)\s*[:：]|作者(?:单位"
    r"|简介)\s*[:：]|作者[系为是]|(?:综合|据)(?:新华社|人民日报|央视)|"
    r"source[s:]?\s*:|reprinted from)[^。]{1,50}[）)】]?|[（(][^（）()。，,]{2,20}[）)]",
    re.I,
)
PHOTO = re.compile(
    r"^(?:[（(]?(?:图为|上图|下图|左图|右图|图[①-⑳一二三四\d]|[▲△▼◀▶]|资料图))|"
    r"^(?:(?:at |from )?(?:left|right|above|below|top|pictured)\b|file photo)|\((?:left|right|center|pictured|above"
    r"|from left)\)|"
    r",\s(?:left|right|center),",
    re.I,
)
STANDING = re.compile(
    r"(?:简讯|短讯|快讯|短波|一句话新闻|新闻速递|要闻速览|速览|综合消息|服务台|"
    r"(?:around|about)\s.{3,30}|.{0,20}\b(?:in brief|briefs|news notes|blotter|roundup|calendar)|community notes)",
    re.I,
)
POSITION = re.compile(
    r"(?:(?:\w+[ -]){0,3}(?:staff (?:writer|reporter|photographer)|reporter|correspondent|editor-in-chief|columnist"
    r"|contributor|editor|writer|"
    r"intern|guest columnist)|(?:special to|for) the [A-Z][\w ]{2,30}|(?:[A-Z][\w’']+ ){1,4}(?:staff|news service"
    r"|press))",
    re.I,
)
# Verbs as headlines use them; a subhead is more often a phrase without one.
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|will|may|can|could|should|must|to (?!the|a|an|our|his|her)[a-z]+|[a-z]{2,}(?:es"
    r"|[^s\W]s) "
    r"(?:a|an|the|to|in|on|for|off|up|out|over|with|from|into|at|by|its|new|more|\w+ed)|wins?|votes?|opens?|plans?"
    r"|gets?|"
    r"says?|faces?|seeks?|earns?|beats?|tops?|falls?|rises?|returns?|closes?|feeds?|builds?|rebuilds?|moves?|"
    r"announces?|approves?|rejects?|celebrates?|launches?|names?|honors?|raises?|wants?|needs?|takes?|makes?|holds?"
    r"|joins?|"
    r"offers?|starts?|begins?|ends?|adds?|cuts?|helps?|shows?|brings?|finds?|draws?|leads?|sets?|breaks?|revives?"
    r"|clears?)\b",
    re.I,
)
RUBRIC = re.compile(
    r"(?:读者来信|读者之声|来信选登|来信来论|时评|评论|社论|本报评论员|天气预报|更正|启事|公告|讣告"
    r"|letters?(?: to the editor)?|"
    r"obituar(?:y|ies)|corrections?|opinion|editorials?|guest column|commentary|from the archives?|in memoriam)",
    re.I,
)
DATED = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|\d{4}年|近日|日前|昨日|昨天|今日|今天|连日来|近年来|今年|记者(?:昨日|日前|近日)?从"
    r"|据(?:了解|悉)|本周|上周|入[春夏秋冬]|“)"
)
SALUTATION = re.compile(r"(?:dear .{2,40}[,:]|to the editor[,:]?|.{2,12}(?:同志|编辑|老师|读者|朋友们?)[:：])", re.I)
