"""What stands around a text and is none of it: told by the names of elements and by the words of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crawler.families.clues.blocks import names_of
from crawler.families.clues.remembered import of_text, of_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crawler.families.clues.blocks import Block

_TAGS = {"nav", "footer", "aside", "amp-sidebar", "dialog"}
_NEVER = {"html", "body", "main", "article", "form"}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NAMES = {
    *(
        "ad",
        "ads",
        "gg",
        "guanggao",
        "banner",
        "nav",
        "menu",
        "crumb",
        "crumbs",
        "position",
        "location",
        "bottom",
        "sidebar",
    ),
    *(
        "rel",
        "xgxw",
        "xgyd",
        "xgwz",
        "yarpp",
        "hot",
        "rank",
        "ranking",
        "paihang",
        "tuijian",
        "tjyd",
        "pinglun",
        "respond",
        "reply",
        "disqus",
    ),
    *(
        "discussion",
        "fenxiang",
        "qr",
        "ewm",
        "erweima",
        "bq",
        "banquan",
        "shengming",
        "statement",
        "disclaimer",
        "licence",
        "license",
    ),
    *(
        "pager",
        "pagelist",
        "epages",
        "pagination",
        "toolbar",
        "login",
        "search",
        "friendlink",
        "links",
        "tags",
        "print",
        "crumbnav",
        "prevnext",
    ),
}
_STARTS = (
    *(
        "comment",
        "share",
        "bdshare",
        "foot",
        "copyright",
        "qrcode",
        "breadcrumb",
        "advert",
        "recommend",
        "relat",
        "jprelated",
    ),
    *("sidebar", "download", "openapp", "dede", "disclaim", "wechatqr", "subscribe", "newsletter"),
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:\w*caption|tushuo|tuzhu|pic[-_]?(?:desc|text|title|info)|img[-_]?desc|photo[-_]?\w*|attachment)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SHOT = re.compile(
    r"(?:图为|图[一二三四①②③④\d]+[:：为]|[▲△↑]).{0,80}|.{2,90}[\s/／(（]?(?:摄|供图|摄影报道|制图)[)）。]?"
)
_END = re.compile(
    r"[【\[]?(?:相关(?:新闻|阅读|链接|文章|报道|推荐|稿件|内容)|延伸阅读|推荐阅读|热门推荐|热点推荐|猜你喜欢|大家都在看|精彩推荐|更多新闻|网友评论|最新评论|发表评论|评论\s*[(（]\d+[)）]|版权声明|免责声明)[】\]]?[:：]?"
)
_NOISE = re.compile(
    r"(?:广告|推广|AD|ADVERTISEMENT)(?:[\s:：].{0,40})?|[【\[(（<「]*(?:我要)?(?:打印|关闭|收藏|纠错|分享|返回|评论|点赞|举报)(?:[\s】\])）>」|/·-]*(?:本页|窗口|顶部|列表|首页|打印|关闭|收藏|纠错|分享))*[】\])）>」\s]*"
    r"|分享(?:到|至|让).{0,30}|.{0,6}扫(?:一扫|码|描).{0,40}|长按.{0,12}(?:识别|关注).{0,20}|.{0,10}关注.{0,12}公众号.{0,30}|(?:点击|打开|下载).{0,24}(?:客户端|APP|App|应用|查看更多|阅读全文)[^。]{0,16}"
    r"|(?:点击)?(?:查看|阅读)(?:原文|更多|全文)|展开全文|(?:上|下)一[篇条页].{0,90}|(?:上|下)[篇条][:：].{0,90}|阅读下一篇.{0,80}|.{0,30}(?:版权(?:作品|声明|所有)|未经.{0,16}授权|严禁转载|谢绝转载|不得转载).{0,120}"
    r"|[【\[(（]?(?:免责|版权|郑重|特别)(?:声明|提示|申明)[】\])）]?\s*[:：]?.{0,200}"
    r"|(?:小|中|大)字号.{0,12}|字[体号]\s*[:：].{0,16}|第?\d+页[:：]?|.{0,4}条评论|本文(?:来源|标签|网址|链接)[:：].{0,80}|(?:原标题|标签|关键词|声明)[:：].{0,120}|[-—=*_·\s]{3,}|\d+"
    r"|(?:首页|第一页|上页|上一页|前一?页|下一页|下页|后一?页|尾页|末页|共\d+[页条]|第?\d+页|转到|跳转|\d{1,3}|[<>»«|/\[\]…\s-])+"
    r"|返回.{1,10}[,，]\s*查看更多|[^，。,\d]{2,16}供图"
    r"|(?:正文|内容|数据|页面)?(?:正在)?(?:努力)?加载中?[.…。]*|loading[.…]*"
    r"|《[^》]{2,16}》\s*[(（]?\s*\d{4}\s?[年.-].{0,24}版.{0,3}[)）]?|[(（\s]*(?:下转|上接).{0,16}版?[)）\s]*"
)
_CRUMBS = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?的?(?:所在|所处|当前)?的?位置\s*(?:是)?\s*[:：].*|(?:网站)?(?:首页|主页)\s*(?:[>»›→]|--).*"
    r"|[^>»›→。]{1,20}(?:\s*[>»›→]+\s*[^>»›→。]{1,90}){2,}"
)
_OFFICE = re.compile(
    "主办单位|主办[:：]|承办单位|承办[:：]|网站标识码|ICP备|ICP证|公网安备|版权所有|Copyright|许可证|联系电话[:：].*地址|技术支持[:：]",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}[-/]\d{1,2}$")
_CENTRED = re.compile(r"(?:^|[\s:_-])center(?:ed)?(?:$|[\s;_-])", re.IGNORECASE)
_LINKED, _LONGEST, _CAPTION_LENGTH = 0.8, 200, 60


def is_furniture(element: HtmlElement) -> bool:
    """Tell an element that its tag, class or id says is no text of the article."""
    if element.tag in _NEVER:
        return False
    if element.tag in _TAGS:
        return True
    names = names_of(element)
    return bool(names) and _are_furniture(names)


@of_text
def _are_furniture(names: str) -> bool:
    words = {word.lower() for word in _WORD.findall(names)}
    return not words.isdisjoint(_NAMES) or any(word.startswith(_STARTS) for word in words)


def is_caption(block: Block, *, near_image: bool) -> bool:
    """Tell the words below a picture or film: by the element that holds them, or by their shape beside one."""
    for place in block.around:
        if place.tag == "figcaption" or _CAPTION.search(names_of(place)):
            return True
    parent = block.element.getparent()
    if parent is not None and (parent.tag in {"figure", "figcaption"} or _CAPTION.search(names_of(parent))):
        return True
    if not near_image or len(block.text) > _LONGEST:
        return False
    return bool(_SHOT.fullmatch(block.text)) or _is_centred_below_picture(block)


def _is_centred_below_picture(block: Block) -> bool:
    """Tell a line that shares a centred paragraph with the picture above it."""
    place = block.element
    if len(block.text) > _CAPTION_LENGTH or next(place.iter("img"), None) is None:
        return False
    told = f"{place.get('align') or ''} {place.get('style') or ''} {place.get('class') or ''}"
    return bool(_CENTRED.search(told))


@of_words
def is_noise(block: Block) -> bool:
    """Tell a line of buttons, wishes, notices and advertisements."""
    return is_noise_text(block.text)


def is_noise_text(text: str) -> bool:
    """Tell the words of such a line."""
    return len(text) <= _LONGEST and _are_noise(text)


@of_text
def _are_noise(text: str) -> bool:
    return bool(_NOISE.fullmatch(text))


@of_text
def is_crumbs(text: str) -> bool:
    """Tell the line that says where on the site a page stands."""
    return bool(_CRUMBS.fullmatch(text))


@of_words
def ends_text(block: Block) -> bool:
    """Tell the heading of what follows a text and is none of it."""
    return len(block.text) <= _LONGEST and bool(_END.fullmatch(block.text))


@of_words
def is_linked(block: Block) -> bool:
    """Tell a line that is nothing but links."""
    return bool(block.linked) and block.linked >= _LINKED * len(_DAY.sub("", block.text).strip(" ·•[]()"))


@of_words
def is_office(block: Block) -> bool:
    """Tell a line of the site's own: who runs it, its permits, its telephone."""
    return bool(_OFFICE.search(block.text))
