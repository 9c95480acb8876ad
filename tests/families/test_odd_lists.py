"""Lists of old and odd content systems: links and pages that only a script, a frame or a choice knows."""

from json import dumps

import pytest
from oddities import TITLE, listing

from crawler.families import family
from crawler.page import PageText, unwrapped


def test_links_whose_function_the_page_has():
    rows = "".join(f'<tr><td><a href="javascript:openNews({n})">{TITLE}{n}</a></td></tr>' for n in (7, 8))
    found = listing(
        '<script>function openNews(id){ window.open("show.asp?id="+id,"_blank"); }\n'
        'function goPage(p){ location.href="list.asp?lb=4&page="+p; }</script>'
        f'<table>{rows}</table><a href="javascript:goPage(2)">下一页</a><a href="javascript:gone(3)">末页</a>'
    )  # fmt: skip
    assert [link.url for link in found.articles] == [f"http://a.example/dc/show.asp?id={n}" for n in (7, 8)]
    assert found.older == ("http://a.example/dc/list.asp?lb=4&page=2",)


def test_addresses_in_the_data_of_elements():
    items = "".join(
        f"<li data-link='/s/Ab{n}_cDeF' data-title='{TITLE}{n}'><i>1650{n}</i></li>" for n in (10011, 10012)
    )
    found = listing(f"<ul>{items}</ul><button data-url='/api/list?page=2'>加载更多</button>")
    assert [(link.url, link.title) for link in found.articles] == [
        (f"http://a.example/s/Ab{n}_cDeF", f"{TITLE}{n}") for n in (10011, 10012)
    ]
    assert found.older == ("http://a.example/api/list?page=2",)


@pytest.mark.parametrize(
    ("at", "count", "older"), [(0, 2, "list_1.shtml"), (2, 2, None), (0, 1, None), (1, 3, "list_2.shtml")]
)
def test_a_script_writes_the_link_to_the_next_page(at, count, older):
    name = f"list_{at}.shtml" if at else "list.shtml"
    rows = "".join(f"<li><a href=./202204/t20220422_100{n}.shtml>{TITLE}{n}</a></li>" for n in (1, 2))
    script = (
        f"var currentPage = {at}; var countPage = {count}; var nextPage = currentPage+1;"
        "if(currentPage<countPage-1) document.write('<a href=\"list_'+nextPage+'.shtml\">下一页</a>');"
    )
    found = listing(f"<ul>{rows}</ul><script>{script}</script>", f"http://a.example/hjbh/{name}")
    assert found.older == ((f"http://a.example/hjbh/{older}",) if older else ())


def test_a_count_that_links_an_article_is_no_page():
    rows = "".join(
        f"<tr><td><a href=thread-{n}-1-1.html>{TITLE}{n}</a></td><td><a href=thread-{n}-1-1.html>2</a></td></tr>"
        for n in (1030, 1067)
    )
    assert listing(f"<table>{rows}</table>", "http://a.example/forum-40-1.html").older == ()


def test_of_frames_the_one_with_news_is_walked():
    frames = "<frameset><frame src=top.htm name=top><frame src=news/default.asp name=main></frameset>"
    found = family("unknown").listing(PageText("http://a.example/", f"<html><head></head>{frames}</html>"))
    assert found.parts == ("http://a.example/news/default.asp",)


def test_a_list_that_a_script_writes():
    rows = "".join(
        f"document.write('<li><a href=\"{n}.htm\">{TITLE}{n}<\\/a><i>2022-4-22<\\/i><\\/li>');\n" for n in (1044, 1081)
    )
    found = listing(f"<ul><script>{rows}</script></ul>", "http://a.example/html/dc/index.htm")
    assert [(link.url, link.title, link.published) for link in found.articles] == [
        (f"http://a.example/html/dc/{n}.htm", f"{TITLE}{n}", "2022-04-22") for n in (1044, 1081)
    ]


def test_articles_below_an_index_file_that_answers_for_the_whole_site():
    rows = "".join(f"<tr><td><a href=/index.php/dc/{n}-du-cha>{TITLE}{n}</a></td></tr>" for n in (1044, 1081))
    found = listing(f"<table>{rows}</table><a href='/index.php/dc?start=3'>下页</a>", "http://a.example/index.php/dc")
    assert len(found.articles) == 2
    assert found.older == ("http://a.example/index.php/dc?start=3",)


def test_a_list_of_numbers_whose_choice_makes_the_address():
    rows = "".join(f"<li><a href=shownews.asp?newsid={n}>{TITLE}{n}</a></li>" for n in (1044, 1081))
    chosen = "location='news.asp?bid=2&page='+this.options[this.selectedIndex].value;"
    choice = f'<select onchange="{chosen}"><option value=1 selected>1</option><option value=2>2</option></select>'
    assert listing(f"<ul>{rows}</ul>{choice}", "http://a.example/news.asp?bid=2").older == (
        "http://a.example/news.asp?bid=2&page=2",
    )


def test_an_entry_page_leads_to_the_pages_of_the_one_day_that_it_links():
    pages = "".join(f'<a href="paper.php?date=20220422&page={n}">第{n}版</a> ' for n in (1, 2))
    rows = f'<a href="art.php?date=20220422&page=1&id=1173">{TITLE}</a>'
    found = listing(f"{pages}<table><tr><td>{rows}</td></tr></table>", "http://a.example/epaper/paper.php")
    assert [url[-6:] for url in found.parts] == ["page=1", "page=2"]


def test_a_script_puts_the_name_of_the_next_page_together():
    rows = "".join(f"<li><a href=./202204/t20220422_100{n}.shtml>{TITLE}{n}</a></li>" for n in (1, 2))
    script = (
        "var currentPage = 0;//从0开始\nvar nextPage = currentPage+1\nvar countPage = 2\n"
        'if(countPage>1) document.write("<a href=\\"index"+"_" + nextPage + "."+"shtml\\">下一页</a>");'
    )
    assert listing(f"<ul>{rows}</ul><script>{script}</script>", "http://a.example/hjyw/").older == (
        "http://a.example/hjyw/index_1.shtml",
    )


def test_a_first_page_that_links_itself_with_its_number():
    rows = "".join(
        f"<tr onclick=\"location.href='/detail/000035d6-fa4c-{n}'\"><td>{TITLE}{n}</td></tr>" for n in (1044, 1081)
    )
    row = '<div><a href="list?c=dc&amp;pageIndex=1" class=on>1</a><a href="list?c=dc&amp;pageIndex=2">2</a></div>'
    found = listing(f"<table>{rows}</table>{row}", "http://a.example/list?c=dc")
    assert len(found.articles) == 2
    assert found.older == ("http://a.example/list?c=dc&pageIndex=2",)


@pytest.mark.parametrize("wrapped", ["cb({});", "var list = {};\n", "  App.show( {} )"])
def test_data_in_a_script_of_their_own(wrapped):
    rows = [{"title": f"{TITLE}{n}", "url": f"/h/a/{n}.html", "date": "2022-04-22"} for n in (1044, 1081)]
    shell = listing(
        "<div id=l></div><script>$.ajax({url:'data/list_1.js',dataType:'jsonp'});</script>",
        "http://a.example/h/dc.html",
    )
    assert shell.older == ("http://a.example/h/data/list_1.js",)
    text = unwrapped(wrapped.replace("{}", dumps({"page": 1, "pageCount": 2, "list": rows})))
    found = family("unknown").listing(PageText(shell.older[0], text))
    assert [link.url for link in found.articles] == ["http://a.example/h/a/1044.html", "http://a.example/h/a/1081.html"]
    assert found.older == ("http://a.example/h/data/list_2.js",)


def test_a_script_that_is_no_data_stays_as_it_is():
    code = "function f(a){ return [a]; }\nf({b: 1}); go()"
    assert unwrapped(code) == code


def test_the_month_before_is_the_older_list():
    rows = "".join(f"<li><a href=a{n}.html>{TITLE}{n}</a></li>" for n in (1044, 1081))
    found = listing(f"<ul>{rows}</ul><a href=../03/index.html>上个月</a>", "http://a.example/dc/2022/04/index.html")
    assert found.older == ("http://a.example/dc/2022/03/index.html",)
