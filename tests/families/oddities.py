"""What the tests of odd pages share: an article's text, and how the reader for any site sees a page."""

from crawler.families import family
from crawler.page import PageText

TITLE = "关于第二十七批信访件办理情况的通报"
FIRST = "4月21日,督察组向我区交办第二十七批信访件76件,其中重点件9件。"
SECOND = "目前,各地正在抓紧办理"
THIRD = "截至当日,前26批信访件已办结812件,责令整改44家,罚款93万元。"
TEXT = (FIRST, SECOND, THIRD)
BODY = "".join(f"<p>　　{each}</p>" for each in TEXT)
URL = "http://a.example/dc/show_1007.html"


def article(text, url=URL):
    return family("unknown").article(PageText(url, f"<html><body>{text}</body></html>"))


def listing(text, url="http://a.example/dc/list.asp?lb=4"):
    return family("unknown").listing(PageText(url, f"<html><body>{text}</body></html>"))
