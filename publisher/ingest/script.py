"""Traditional characters of bylines, folio lines and surnames, so that both scripts share one grammar."""

from __future__ import annotations

_PAIRS = (
    "記记報报導导攝摄訊讯員员編编輯辑責责圖图電电綜综張张陳陈劉刘趙赵吳吴孫孙馬马羅罗鄭郑謝谢韓韩許许鄧邓馮冯蕭萧葉叶蘇苏蔣蒋盧卢"
    "陸陆鄒邹閻阎賈贾鐘钟鍾钟譚谭韋韦萬万賴赖賀贺嚴严龔龚湯汤顏颜莊庄魯鲁龐庞齊齐華华顧顾樂乐歐欧陽阳諸诸聞闻時时專专題题據据聯联"
    "總总號号頁页轉转緊紧續续訪访譯译黃黄楊杨錢钱呂吕駱骆紀纪溫温婁娄連连單单費费應应閔闵寧宁麥麦遊游鄔邬鮑鲍學学實实習习農农曆历"
    "體体訂订話话傳传網网絡络為为來来開开國国際际經经濟济會会導导讀读簡简評评論论啟启"
)
_TABLE = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def simplified(text: str) -> str:
    """The text with those characters in their Simplified form, of the same length."""
    return text.translate(_TABLE)
