"""The content systems: what their addresses look like, how their lists go on, where their articles have the fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from govsites.stories import Story


@dataclass(frozen=True)
class Kind:
    """A content system.

    ``lists`` gives the address of the list's page n (from 0) of a number of pages. ``pager``: see ``parts.pager``, or a
    script's way, or ``silent``. ``head``: ``meta``, ``line``, ``both``, ``record`` (a table of the document's data) or
    ``none``. ``body`` is the text's markup, ``{}`` its place. ``data``: the list is drawn by a script, from ``state`` in
    the page or from an ``api``, which a ``shell`` names. ``charset`` is what the bytes are in, ``claims`` what header and page say.
    """

    lists: Callable[[int, int], str]
    article: Callable[[Story], str]
    pager: str | None = None
    head: str | None = None
    body: str = "<div>{}</div>"
    times: str | None = None
    charset: str = "utf-8"
    claims: tuple[str, str] = ("utf-8", "utf-8")
    data: str = ""
    files: str = "/upload/{day:%Y%m}/{number}_{index}.{ending}"
    page_of: str = "{stem}_{n}{ending}"


def _indexed(folder: str, name: str, ending: str, *, start: int = 1, joint: str = "_") -> Callable[[int, int], str]:
    """Page 0 is NAME.ending, page n is NAME_(n + start).ending."""
    return lambda n, _: f"{folder}{name}.{ending}" if n == 0 else f"{folder}{name}{joint}{n + start}.{ending}"


KINDS = {
    "ucap": Kind(
        _indexed("/xjkz/c101268/", "common_list", "shtml"),
        lambda story: f"/xjkz/c101268/{story.day:%Y%m}/{story.key}.shtml",
        pager="silent",
        head="both",
        body="<div id='zoomcon'><ucapcontent>{}</ucapcontent></div>",
        files="/xjkz/c101268/{day:%Y%m}/{key}/files/{number}{index}.{ending}",
    ),
    "ucap, counted": Kind(
        _indexed("/xjepd/gwbgtz/", "zfxxgk_gknrz", "shtml"),
        lambda story: f"/xjepd/gwbgtz/{story.day:%Y%m}/{story.key}.shtml",
        pager="createPageHTML('page_div',{count},{at1},'zfxxgk_gknrz','shtml',45);",
        head="both",
        body="<div id='UCAP-CONTENT'>{}</div>",
    ),
    "ucap, search": Kind(
        lambda n, _: f"/common/search/{'4e' * 16}?page={n + 1}&_pageSize=3&_isAgg=true&_isJson=true&_template=index",
        lambda story: f"/klmys/zwdt/{story.day:%Y%m}/{story.key}.shtml",
        head="meta",
        body="<ucapcontent>{}</ucapcontent>",
        data="search",
    ),
    "zcms": Kind(
        _indexed("/xw/zdxw/", "index", "shtml"),
        lambda story: f"/c/{story.day:%Y-%m-%d}/{story.number}.shtml",
        body='<div class="article-body">{}</div>',
    ),
    "zcms catalog": Kind(
        lambda n, _: f"/zcms/catalog/15205/pc/index_{n + 1}.shtml",
        lambda story: f"/c/{story.day:%Y-%m-%d}/{story.number}.shtml",
    ),
    "number.htm": Kind(
        _indexed("/zdzl/rdzd/hbdc/", "index", "htm"),
        lambda story: f"/zdzl/rdzd/hbdc/{story.number}.htm",
        head="line",
    ),
    "trs": Kind(
        _indexed("/hbdc/dcjz/", "index", "shtml", start=0),
        lambda story: f"/hbdc/dcjz/{story.day:%Y%m}/t{story.day:%Y%m%d}_{story.number}.shtml",
        pager='createPageHTML({count}, {at}, "index", "shtml", "black2", {rows});',
        body='<div class="trs_editor_view TRS_UEDITOR trs_paper_default">{}</div>',
        files="./P0{number}{index}.{ending}",
    ),
    "trs, other body": Kind(
        _indexed("/sjdt/", "index", "html", start=0),
        lambda story: f"/sjdt/{story.day:%Y%m}/t{story.day:%Y%m%d}_{story.number}.html",
        pager='createPageHTML({count},{at},"index","html");',
        head="meta",
        body='<div class="Custom_UnionStyle"><div>{}</div></div>',
        files="./W0{number}{index}.{ending}",
    ),
    "hanweb, new": Kind(
        lambda n, _: "/col/col1229/index.html" + (f"?uid=5678&pageNum={n + 1}" if n else ""),
        lambda story: f"/art/{story.day.year}/{story.day.month}/{story.day.day}/art_1229_{story.number}.html",
        body='<div id="zoom"><!--ZJEG_RSS.content.begin-->{}<!--ZJEG_RSS.content.end--></div>',
        files="/module/download/downfile.jsp?classid=0&filename={key}.{ending}&n={index}",
    ),
    "hanweb, proxy": Kind(
        lambda n, _: (
            "/col/col77/index.html"
            if n == 0
            else f"/module/web/jpage/dataproxy.jsp?page={n + 1}&webid=1&columnid=77&unitid=9&perpage=3"
        ),
        lambda story: f"/art/{story.day.year}/{story.day.month}/{story.day.day}/art_77_{story.number}.html",
        body='<div class="article_cont">{}</div>',
        data="records",
        files="/attach/0/{key}{index}.{ending}",
    ),
    "vsb": Kind(
        lambda n, count: "/xwzx/tzgg.htm" if n == 0 else f"/xwzx/tzgg/{count - n}.htm",
        lambda story: f"/info/1012/{story.number}.htm",
        pager="text",
        body='<div id="vsb_content_2"><div class="v_news_content">{}</div></div>',
        files="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=12&wbfileid={number}{index}",
    ),
    "vsb, dynamic": Kind(
        lambda n, _: f"/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1012&a2p={n + 1}",
        lambda story: f"/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1012&wbnewsid={story.number}",
        body='<div id="vsb_content">{}</div>',
    ),
    "epoint": Kind(
        lambda n, _: "/zwxx/001003/secondpage.html" if n == 0 else f"/zwxx/001003/{n + 1}.html",
        lambda story: (
            f"/zwxx/001003/{story.day:%Y%m%d}/{story.key[:8]}-{story.key[8:12]}-{story.key[12:16]}-{story.key[16:20]}-{story.key[20:]}.html"
        ),
        body='<div class="ewb-article-info">{}</div>',
        files="/webfiles/MyWebSite/UploadFile/{key}{index}.{ending}",
    ),
    "destoon": Kind(
        lambda n, _: "/article/list.php?catid=5" + (f"&page={n + 1}" if n else ""),
        lambda story: f"/article/show.php?itemid={story.number}",
        page_of="{stem}{ending}&page={n}",
    ),
    "empire, static": Kind(
        _indexed("/xwzx/hbyw/", "index", "html"),
        lambda story: f"/xwzx/hbyw/{story.day:%Y-%m-%d}/{story.number}.html",
        charset="gb18030",
        claims=("utf-8", "gb2312"),
        files="/e/DownSys/GetDown/?classid=3&id={number}&pathid={index}",
    ),
    "p1": Kind(
        _indexed("/p1/", "hbdc", "html"),
        lambda story: f"/p1/hbdc/{story.day:%Y%m%d}/{story.number}.html",
    ),
    "content_n": Kind(
        lambda n, _: "/dwgk/xw" + (f"/page_{n + 1}" if n else ""),
        lambda story: f"/dwgk/xw/content_{story.number}",
        files="/DFS/file/{day:%Y/%m/%d}/{key}{index}.{ending}",
        page_of="{stem}?page={n}",
    ),
    "content_n under pages": Kind(
        lambda n, _: f"/zwgk/tzgg/{n + 1}",
        lambda story: f"/zwgk/tzgg/1/content_{story.number}.html",
        charset="gb18030",
        claims=("", "utf-8"),
    ),
    "day/n": Kind(
        lambda n, _: "/zfgk/xinjiang/" + (f"index_{n + 1}.html" if n else ""),
        lambda story: f"/zfgk/xinjiang/{story.day:%Y-%m-%d}/{story.number}.html",
    ),
    "records of openness": Kind(
        lambda n, _: f"/xxgk/list?chan=66&p={n + 1}",
        lambda story: f"/xxgk/detail/{story.key}",
        head="record",
    ),
    "state": Kind(
        lambda n, _: f"/news/column/88?page={n + 1}",
        lambda story: f"/news/detail/{story.number}",
        data="state",
    ),
    "api": Kind(
        lambda n, _: f"/gateway/api/article/list?channelId=9&pageNo={n + 1}&pageSize=3",
        lambda story: f"/gateway/api/article/detail?id={story.number}",
        data="api",
    ),
    "shell of a script": Kind(
        lambda n, _: f"/open/api/v1/getNewsList?channelId=9&pageNum={n + 1}&pageSize=3",
        lambda story: f"/open/api/v1/getNewsDetail?id={story.number}",
        data="shell",
    ),
    "only meta tags": Kind(
        _indexed("/dt/", "list", "html"),
        lambda story: f"/dt/{story.day:%Y}/{story.day:%m%d}/{story.number}.html",
        head="meta",
        body="<section>{}</section>",
    ),
    "nothing": Kind(
        lambda n, _: f"/more.asp?bid=3&pg={n + 1}",
        lambda story: f"/ReadNews.asp?NewsID={story.number}",
        head="none",
        times="day",
        charset="gb18030",
        claims=("iso-8859-1", ""),
        body="<table width='90%'><tr><td>{}</td></tr></table>",
    ),
    "old jsp": Kind(
        lambda n, _: f"/info/iList.jsp?cat_id=10012&cur_page={n + 1}",
        lambda story: f"/info/iIndex.jsp?cat_id=10012&info_id={story.number}",
        charset="gb18030",
        claims=("gb2312", "gb2312"),
        files="/download?file={number}{index}.{ending}",
    ),
    "aspx": Kind(
        lambda n, _: f"/xxgk/InfoList.aspx?TypeID=6&Page={n + 1}",
        lambda story: f"/xxgk/PublicInfoShow.aspx?ID={story.number}",
        claims=("gb2312", "gb2312"),
    ),
}
