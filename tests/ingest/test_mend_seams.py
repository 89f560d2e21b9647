"""Seams judged one by one: pages of other papers than those the rules were measured on."""

from __future__ import annotations

import pytest

from publisher.ingest.mend import find_joins

BODY = "区里要求各部门把安全检查做在前头，逐户登记，逐项整改，整改不到位的一律停工。"
TAIL = "会后，与会人员还查看了两处工地，听取了情况汇报。"
PROSE = "The council voted on Tuesday to keep the winter ferry, which carries about 300 passengers a day."
CLOSE = "Work is expected to begin in the spring, once the harbour is free of ice."

CUT_CHINESE = [
    ("word", "县农业农村局负责人介绍，今年全县早稻播种面积稳定，农业机", "械化水平进一步提高，机插率达到六成。"),
    ("comma", "走进合作社的大棚，一排排番茄苗长势正旺，", "社员们正忙着吊蔓打杈，脸上满是笑容。"),
    ("half-width comma", "走进合作社的大棚,一排排番茄苗长势正旺,", "社员们正忙着吊蔓打杈,脸上满是笑容。"),
    ("closing quote", "他说：“我们一家三代都在这条街上做豆腐，手艺是爷爷传下来的", "”，说完又转身招呼客人。"),
    ("closing mark", "全镇新修机耕路12公里，改造泵站三座，惠及五个村", "，村民出行和灌溉都方便了。"),
    ("opening bracket", "活动由区文化馆主办，来自各乡镇的二十支队伍参加了决赛（", "名单附后），评委现场打分。"),
    ("open quote", "记者在现场看到，墙上贴着“一户一策、一人一岗", "”的帮扶清单，写明了责任人和时限。"),
    ("digits", "截至目前，这条线路累计运送旅客1", "38万人次，其中节假日占了近四成。"),
    ("unit", "据介绍，项目总投资超过3.6", "亿元，建成后可提供岗位五百多个。"),
    (
        "bound word first",
        "这家企业生产的精密轴承打破了国外企业长期以来在高端市场上",
        "的垄断，产品已进入二十多个国家。",
    ),
    ("bound word last", "为方便群众办事，街道把服务窗口搬到社区，工作人员每周二下午在", "居民广场现场答疑，当天办结。"),
    ("two verbs", "镇里组织党员干部进村入户，一家一家算清收入账，耐心", "解释政策，当天就签下协议四十二份。"),
    (
        "dateline left half",
        "本报讯（记者 林一苇）昨天上午，全市春季义务植树活动在东湖公园启动，市民",
        "踊跃参加，种下香樟三百多株。",
    ),
]

WHOLE_CHINESE = [
    ("full stop", "会议强调，要把防汛责任落实到每一段堤防、每一座水库。", "当天下午，检查组来到上坪水库查看蓄水情况。"),
    ("stop in quote", "他笑着说：“等路修好了，我们就能把茶叶卖到省城去。”", "村民们听了都点头。"),
    ("headline", "青溪县开展夏季消防安全检查", "连日来，青溪县消防救援大队深入商场、市场开展检查。"),
    ("headline and byline", "北坞乡茶叶节开幕", "林一苇"),
    ("byline", "记者 林一苇 通讯员 石宽", "五月的北坞，茶山叠翠，采茶人的身影点缀其间。"),
    (
        "dateline right",
        "东湖公园荷花渐次开放，引来众多市民观赏拍照",
        "本报讯（记者 石宽）昨日，记者从市园林中心了解到，荷花展将持续到八月。",
    ),
    ("list", "会议明确了以下任务：", "（一）落实三级河长责任；"),
    ("list items", "（一）落实三级河长责任；", "（二）开展入河排口排查；"),
    ("clauses one to three", "一是落实三级河长责任，做到守土有责；", "二是开展入河排口排查，做到底数清楚；"),
    ("lead-in", "为此，县里推出了五项具体措施：", "全面排查县域内的老旧管网，建立问题台账。"),
    ("salutation", "尊敬的各位读者：", "新年好！感谢大家一年来的关心和支持。"),
    ("caption and credit", "近日，农机手驾驶插秧机在田间作业。", "何晓 摄"),
    ("verse", "你从山那边走来，", "带着一身的雨；"),
    ("question and answer", "问：补贴什么时候发放？", "答：经审核公示后，一个月内发放到户。"),
    ("table of names", "周岚　何晓　林一苇", "石宽　苏禾　陈有根"),
    ("subhead", "党建引领情感拆迁新模式", "指挥部坚持党建引领、党组织带动，成立了领导小组。"),
    ("note", "全县十二个乡镇全部通客车，老百姓出行更加方便", "相关链接：农村公路建设补助标准"),
    (
        "signed note",
        "从今天起，本报开设专栏，敬请读者关注并来稿。——编者",
        "走村串户话春耕，田间地头听民声，春风吹过一层层梯田。",
    ),
    ("year", "全市工业用电量连续六个月保持两位数增长", "2026年以来，全市工业经济运行平稳，开局良好。"),
]

CUT_ENGLISH = [
    (
        "small letter",
        "The school board agreed to replace the old boilers before the next",
        "winter begins, at a cost of $40,000.",
    ),
    (
        "hyphen",
        "Families who farm the river bottoms measure a crop in years, not in sea-",
        "sons, and they plan for three.",
    ),
    (
        "function word",
        "Volunteers spent the weekend clearing branches from the trails around the",
        "Smith River estuary.",
    ),
    (
        "comma",
        "The library will stay open until nine on weekdays, and on Saturdays,",
        "when the reading room is busiest, until six.",
    ),
    (
        "abbreviation",
        "The prize went to a team of pupils led by the science teacher, Dr.",
        "Okafor, who retires in June.",
    ),
    (
        "open bracket",
        "The new bridge (which replaces one lost in the flood of",
        "1964) will carry two lanes and a footpath.",
    ),
    ("closing mark", "The team won every match of the autumn term", ", a record that had stood for eleven years."),
    ("number", "The trust says repairs to the chapel roof will cost at least $", "120,000, most of it for lead."),
]

WHOLE_ENGLISH = [
    ("full stop", "The road reopened on Friday.", "Drivers should still expect delays near the tunnel."),
    ("stop in quote", "“We have waited ten years for this.”", "The first concert is on Sunday."),
    ("headline", "Council Keeps Winter Ferry", "The council voted on Tuesday to keep the winter ferry."),
    ("plain headline", "Ferry saved for another year", "The council voted on Tuesday to keep the winter ferry."),
    ("byline", "By Ada Park", "The council voted on Tuesday to keep the winter ferry."),
    ("list", "Bring the following to the field trip:", "• a raincoat and boots"),
    ("list items", "• a raincoat and boots", "• a packed lunch"),
    ("salutation", "Dear Editor,", "I read your report on the ferry with great interest."),
    ("credit", "Pupils plant trees beside the new sports hall on Arbor Day.", "Photo by Tom Lee"),
    ("attribution", "“A language lives in the mouths of children”", "— Della Richmond, tribal chairperson"),
    ("verse", "The tide goes out at evening,", "The boats lie on the sand,"),
    (
        "caption without stop",
        "Members of the rowing club carry their boats to the water",
        "The club was founded in 1921 by ferrymen.",
    ),
    ("schedule", "9 a.m. Registration and coffee", "10 a.m. Opening address"),
    (
        "soon fresh",
        "The shop sells bread, cheese and preserves made on the island",
        "It is open from Tuesday to Saturday.",
    ),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in CUT_CHINESE], ids=[row[0] for row in CUT_CHINESE])
def test_a_cut_chinese_paragraph_is_found_and_nothing_else(left: str, right: str) -> None:
    assert [join.after for join in find_joins([BODY, left, right, TAIL], "zh-Hans")] == [1]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in WHOLE_CHINESE], ids=[row[0] for row in WHOLE_CHINESE])
def test_chinese_paragraphs_that_are_whole_are_left(left: str, right: str) -> None:
    assert find_joins([BODY, left, right, TAIL], "zh-Hans") == ()


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in CUT_ENGLISH], ids=[row[0] for row in CUT_ENGLISH])
def test_a_cut_english_paragraph_is_found_and_nothing_else(left: str, right: str) -> None:
    assert [join.after for join in find_joins([PROSE, left, right, CLOSE], "en")] == [1]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in WHOLE_ENGLISH], ids=[row[0] for row in WHOLE_ENGLISH])
def test_english_paragraphs_that_are_whole_are_left(left: str, right: str) -> None:
    assert find_joins([PROSE, left, right, CLOSE], "en") == ()


def test_a_word_cut_in_running_text_is_joined_without_asking() -> None:
    left = "各单位要扛起防范化解风险的领导责任，发扬斗争精神，提高斗争本领，围绕社会、意识形态、全"
    (join,) = find_joins([left, "面从严治党等各领域，全面排查风险隐患。"])
    assert join.certain and join.rule == "word-across" and join.confidence >= 0.98


def test_an_unmarked_end_without_any_sign_is_never_joined_unasked() -> None:
    left = "这个村的老人们每天早晨都到祠堂前的空地上晒太阳，说说家常，看看孩子"
    joins = find_joins([BODY, left, "冬天的阳光照在青石板上，暖暖的，谁也不愿意走开。"], "zh")
    assert not any(join.certain for join in joins)


def test_the_indent_of_paragraphs_tells_where_one_goes_on() -> None:
    first = "　　会议听取了今年以来全区安全生产工作情况汇报，部署了下一阶段重点任务。"
    second = "　　会议指出，要坚持问题导向，全面排查各类隐患，建立清单，逐项销号。"
    third = "　　会议强调，要压实责任，严格执法，对重大隐患挂牌督办，限期整改到位。"
    rest = "有关部门要加强协作，形成合力，推动各项措施落地见效。"
    assert [join.after for join in find_joins([first, second, rest, third], "zh")] == [1]
    assert find_joins([first, second, "　　" + rest, third], "zh") == ()


def test_the_reason_is_told_in_both_languages() -> None:
    (join,) = find_joins(["Growers measure the crop in years, not in sea-", "sons, and plan for three."], "en")
    assert "hyphen" in join.reason.en and "连字符" in join.reason.zh
