"""Sites whose texts stand in frames and whose lists stand below a day: crawled, added, read again."""

import json

import pytest
from site_of_tests import Place, Site

TITLE = "督察组向我区交办第{}批信访件"
TEXT = "4月{}日,督察组向新疆维吾尔自治区交办第{}批信访件76件,其中乌鲁木齐市28件,喀什地区12件。"


def head(day):
    title = TITLE.format(day)
    return (
        f"<html><head><title>{title}_生态环境局</title></head><body><h2>{title}</h2>"
        f"<p>发布日期：2022/04/{day}　来源：生态环境局</p>"
        f"<iframe src='./content/{day}.html' width='100%'></iframe></body></html>"
    )


@pytest.fixture
def framed():
    with Site() as site:
        rows = "".join(f"<li><a href='/dc/detail_10{day}.html'>{TITLE.format(day)}</a></li>" for day in (21, 22))
        site.pages["/2022/04/22/"] = (
            f"<html><head><title>石榴日报 2022年4月22日 星期五</title></head><ul>{rows}</ul></html>"
        )
        for day in (21, 22):
            site.pages[f"/dc/detail_10{day}.html"] = head(day)
            site.pages[f"/dc/content/{day}.html"] = (
                f"<html><body><p>　　{TEXT.format(day, day)}</p><p>正在办理</p></body></html>"
            )
        yield site


def test_a_text_in_a_frame_is_kept_with_its_head(framed, tmp_path):
    place = Place(tmp_path, {"juzi": f"{framed.url}/2022/04/22/"})
    assert place.run("crawl").code == 0
    found = {row["title"]: row for row in place.bulletins()}
    assert sorted(found) == [TITLE.format(21), TITLE.format(22)]
    newest = found[TITLE.format(22)]
    assert newest["paragraphs"] == [TEXT.format(22, 22), "正在办理"]
    assert (newest["published"], newest["publisher_name"]) == ("2022-04-22", "生态环境局")
    assert newest["observations"] > 0
    assert "0 parsed differently" in place.run("replay").out


def test_adding_pins_all_pages_of_the_article(framed, tmp_path):
    (tmp_path / "sources").mkdir()
    place = Place(tmp_path, {}, allowed=[framed.host], sources="sources")
    done = place.run("source", "add", f"{framed.url}/2022/04/22/", "--name", "shiliu")
    assert done.code == 0
    assert "2 paragraphs" in done.out
    assert "\n\n" not in done.out
    assert "names a day" in done.err
    written = (tmp_path / "sources" / "shiliu.toml").read_text("utf-8")
    assert 'publisher = "石榴日报"' in written
    pinned = tmp_path / "sources" / "pinned" / "shiliu"
    assert {each.name for each in pinned.iterdir()} == {"list.html", "article.html", "article-2.html", "expected.json"}
    assert place.run("source", "test").out.startswith("shiliu: ok")
    (pinned / "article-2.html").write_text("<html><body><p>　　另一篇,不是原来的那一篇。</p></body></html>", "utf-8")
    assert "paragraphs" in place.run("source", "test").out
    assert json.loads((pinned / "expected.json").read_text("utf-8"))["list_url"] == f"{framed.url}/2022/04/22/"


def test_a_day_that_only_the_list_names_is_the_articles(tmp_path):
    with Site() as site:
        rows = "".join(f"<li><a href='{n}.html'>{TITLE.format(n)}</a> <em>2022-04-{n}</em></li>" for n in (21, 22))
        site.pages["/dcxx/"] = f"<html><head><title>灌区管理处</title></head><body><ul>{rows}</ul></body></html>"
        for day in (21, 22):
            told = f"<h2>{TITLE.format(day)}</h2><div><p>　　{TEXT.format(day, day)}</p><p>各地正在办理。</p></div>"
            site.pages[f"/dcxx/{day}.html"] = f"<html><head><title>灌区管理处</title></head><body>{told}</body></html>"
        place = Place(tmp_path, {"guanqu": f"{site.url}/dcxx/"})
        assert place.run("crawl").code == 0
        assert {row["title"]: row["published"] for row in place.bulletins()} == {
            TITLE.format(day): f"2022-04-{day}" for day in (21, 22)
        }
        assert "0 parsed differently" in place.run("replay").out
        site.pages["/dcxx/22.html"] = site.pages["/dcxx/22.html"].replace("76件", "67件")
        assert "1 changed" in place.run("crawl", "--full").out
        changed = next(row for row in place.bulletins() if row["revision"] > 1)
        assert (changed["published"], changed["title"]) == ("2022-04-22", TITLE.format(22))
