"""What pages show of records made by hand."""

import json
from dataclasses import replace
from pathlib import Path

from making import NOW, record, settings
from pages_of_tests import text, tree

from bulletin.model import Attachment, Decision, Revision
from publisher.release import publish


def test_a_revision_shows_what_changed_only_where_the_text_may_be_printed(tmp_path):
    old = record()
    new = record(paragraphs=("4月21日,督察组向新疆转办第二十七批信访件77件。",))
    seen = Revision(2, "2022-04-25T00:00:00+00:00", new.bulletin)
    found = replace(new, revision=2, revisions=(old.revisions[0], seen))
    for manner, told in (("full", True), ("excerpt", False)):
        publish([found], settings(tmp_path / manner, manner), now=NOW)
        page = tree(tmp_path / manner / "current", "news/daily-000000000001.html")
        assert "第2版（2022-04-25 发现）：正文有改动" in text(page)
        assert bool(page.xpath("//del[contains(., '76件')]")) is told
        assert bool(page.xpath("//ins[contains(., '77件')]")) is told


def test_an_editors_decision_is_in_the_changelog(tmp_path):
    found = record()
    made = Decision("x", "correct", "value", "67", "报纸次日更正", "editor", "2022-04-24T01:00:00+00:00")
    decisions = ((made,), *((),) * (len(found.observations) - 1))
    publish([replace(found, decisions=decisions)], settings(tmp_path), now=NOW)
    page = tree(tmp_path / "current", "changes/index.html")
    (day,) = page.xpath("//section[@aria-labelledby='d2022-04-24']")
    assert "编者更正" in text(day)
    assert "数值改为“67”" in text(day)
    assert "报纸次日更正" in text(day)


def test_what_machines_are_told_cannot_end_its_block(tmp_path):
    hostile = record("a", title="</script><script>alert(1)</script>", paragraphs=("4月21日，转办我区信访件5件。",))
    publish([hostile], settings(tmp_path), now=NOW)
    page = tree(tmp_path / "current", "news/a.html")
    (told,) = [json.loads(node.text) for node in page.iterfind(".//script[@type='application/ld+json']")]
    assert told["headline"] == "</script><script>alert(1)</script>"


def test_the_page_for_what_is_missing_works_at_any_address(tmp_path):
    for folder, code in (("", "zh-Hans"), ("en/", "en")):
        site = settings(tmp_path / code, base_url="https://site.example/center", languages=("zh-Hans", "en"))
        publish([record()], site, now=NOW)
        page = tree(tmp_path / code / "current", f"{folder}404.html")
        page.make_links_absolute("https://site.example/center/regions/none/", resolve_base_href=True)
        assert page.xpath("//nav[@class='main']//a/@href")[0] == f"https://site.example/center/{folder}index.html"
        assert "https://site.example/center/static/site.css" in [
            str(Path(each)).replace(":/", "://").replace("en/../", "") for each in page.xpath("//link/@href")
        ]


def test_a_source_has_one_name_however_a_copy_garbles_it(tmp_path):
    publish([record(publisher_name="兵團(tuán)日報")], settings(tmp_path), now=NOW)
    for path in ("index.html", "news/daily-000000000001.html", "regions/650100/index.html"):
        told = text(tree(tmp_path / "current", path).xpath("//main")[0])
        assert "兵团日报" in told
        assert "兵團" not in told


def test_attachments_are_called_by_what_they_are(tmp_path):
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    bulletin = record().bulletin
    files = (Attachment("https://daily.example/a?id=1", sheet), Attachment("https://daily.example/b", "image/x-odd"))
    publish([record(bulletin=replace(bulletin, attachments=files))], settings(tmp_path), now=NOW)
    about = tree(tmp_path / "current", "news/daily-000000000001.html").xpath("//footer[@class='about']//dd")
    told = [text(each) for each in about]
    assert any(each.endswith(" Excel") for each in told)
    assert any(each.endswith(" image/x-odd") for each in told)


def test_tables_of_one_page_have_names_of_their_own(tmp_path):
    def batch(id_, province, day):
        text = f"{day}日,中央第五生态环境保护督察组向{province}转办第二十批信访件76件,其中大气30件、水46件。"
        return record(id_, paragraphs=[text], published=f"{day.replace('年', '-0').replace('月', '-')}T20:00:00+08:00")

    found = [batch("daily-000000000001", "新疆", "2022年4月21"), batch("daily-000000000002", "山东", "2025年7月2")]
    publish(found, settings(tmp_path), now=NOW)
    page = tree(tmp_path / "current", "categories/air/index.html")
    names = page.xpath("//*[@role='region']/@aria-label")
    assert len(names) == len(set(names)) == 3
    assert "新疆" in text(page.xpath("//h2")[0])


def test_regions_elsewhere_stand_under_their_province(tmp_path):
    there = ["7月2日,督察组交办山东省第三十三批信访件87件:济南47件、青岛40件。"]
    found = [record(), record("daily-000000000002", paragraphs=there, published="2025-07-03T09:00:00+08:00")]
    found.append(
        record("daily-000000000003", paragraphs=["6月26日,督察组向陕西省转办信访件19件。"], published="2025-06-27")
    )
    publish(found, settings(tmp_path), now=NOW)
    page = tree(tmp_path / "current", "regions/index.html")
    heads = page.xpath("//section[@aria-labelledby='others']/h3")
    assert [text(each) for each in heads] == ["山东省", "陕西省"]
    assert [text(each).split()[0] for each in heads[0].getnext()] == ["山东省", "济南市", "青岛市"]
