"""The editors' page: what it shows, what its forms do, and whom it refuses."""

import re
import threading
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import url2pathname

import pytest
from office import TEXTS, Office, bulletin
from werkzeug.test import Client

from infocenter import desk as desk_module
from infocenter.commands import editing
from infocenter.desk.app import Desk
from infocenter.errors import InfocenterError
from infocenter.lock import run_lock

KEY = "the key of this start"
HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def office(tmp_path):
    return Office(
        tmp_path,
        bulletin(1),
        bulletin(2),
        bulletin(3, (*TEXTS, "又有甲乙丙17件。")),
        bulletin(4, (*TEXTS, HOSTILE), title=f"督察{HOSTILE}", url="javascript:alert(1)"),
    )


@pytest.fixture
def visitor(office):
    return Client(Desk(office.config, key=KEY, port=8010))


@pytest.fixture
def client(visitor):
    assert "进入编辑台" in visitor.get("/", query_string={"key": KEY}).text
    return visitor


def form(client, address, **values):
    """Return the fields of a page's forms, with others in their place."""
    text = client.get(address).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    number = re.search(r'name="target" value="([^"]*~[^"]*)"', text)
    target = {"target": number[1]} if number and "number=" in address else {}
    return fields | target | {"reason": "与原件核对", "who": "张编辑"} | values


def decide(client, address, **values):
    return client.post(address.partition("?")[0], data=form(client, address, **values))


def at(office, region, number=1):
    return f"/bulletin/daily-{number}?number={office.number(region, number)}"


def test_what_waits_is_listed_with_its_words_and_a_way_to_them(office, client):
    office.run("hold", office.number("乌鲁木齐市"), "--reason", "等厅里答复")
    text = client.get("/").text
    assert "待核的数字（1）" in text
    assert "编者暂缓计入：等厅里答复" in text
    assert "乌鲁木齐市28件" in text
    assert f'href="{at(office, "乌鲁木齐市")}#panel"' in text


def test_a_number_stands_beside_its_marked_words(office, client):
    text = client.get(at(office, "乌鲁木齐市")).text
    assert re.search(r'<mark id="n4" class=" chosen"><a href="#f4">乌鲁木齐市28件</a></mark>', text)
    assert re.search(r'<input id="value" name="value"[^>]* value="28">', text)
    assert re.search(r'<option value="cases_forwarded" selected>转办信访件</option>', text)


def test_numerals_that_nobody_explained_are_marked(office, client):
    (record,) = [each for each in office.records() if each.bulletin.id == "daily-3"]
    open_ = [issue.quote for issue in record.issues if issue.code == "unexplained-number"]
    assert open_
    text = client.get("/bulletin/daily-3").text
    assert '<mark id="n7" class="open"><a href="#f7">17件</a></mark>' in text
    assert f"未能解释的数字（{len(open_)}）" in client.get("/").text


def test_a_correction_is_kept_with_who_and_why_and_waits_for_publishing(office, client):
    office.run("publish")
    address = at(office, "乌鲁木齐市")
    done = decide(client, address, act="correct", value="30", category="大气")
    assert done.status_code == 303
    told = client.get(done.location).text
    assert "已记录。还没有上线" in told
    assert "此后记录了 2 项决定" in told
    assert [(each.who, each.field, each.value, each.reason) for each in office.decisions()] == [
        ("张编辑", "value", "30", "与原件核对"),
        ("张编辑", "category", "大气", "与原件核对"),
    ]
    assert "编者更正" not in office.page()
    published = client.post("/publish", data={"token": form(client, "/")["token"]})
    assert "已发布，新版本" in published.text
    assert "编者更正：数值原为“28”，改为“30”。理由：与原件核对" in office.page()
    assert "网站已是最新" in client.post("/publish", data={"token": form(client, "/")["token"]}).text


def test_a_held_number_is_corrected_and_released_in_one_step(office, client):
    address = at(office, "乌鲁木齐市")
    assert decide(client, address, act="hold").status_code == 303
    assert "放行这个数字" in client.get(address).text
    assert decide(client, address, act="correct", value="30", release="1").status_code == 303
    assert [each.action for each in office.decisions()] == ["hold", "correct", "unhold"]
    assert "待核的数字（0）" in client.get("/").text


def test_a_bulletin_is_taken_off_and_brought_back(office, client):
    assert decide(client, "/bulletin/daily-1", act="erase", reason="应要求").status_code == 303
    text = client.get("/bulletin/daily-1").text
    assert "张编辑 于" in text
    assert "恢复刊登" in text
    number = office.number("乌鲁木齐市", 2).replace("daily-2", "daily-1")
    refused = decide(client, "/bulletin/daily-1", target=number, act="correct", value="3")
    assert refused.status_code == 422
    assert "请先恢复刊登" in refused.text
    assert decide(client, "/bulletin/daily-1", act="unhold").status_code == 303
    assert "恢复刊登" not in client.get("/bulletin/daily-1").text.partition("<details")[2]


def test_what_cannot_be_is_told_and_what_was_typed_stays(office, client):
    address = at(office, "乌鲁木齐市")
    done = decide(client, address, act="correct", value="三十", reason="与原件核对过")
    assert done.status_code == 422
    assert 'role="alert">没有记录：数值“三十”：请写成28或3.5这样的数字' in done.text
    assert 'value="三十"' in done.text
    assert "与原件核对过</textarea>" in done.text
    for values, told in (
        ({"act": "correct"}, "没有改动任何一项"),
        ({"act": "correct", "value": "30", "who": " "}, "请填写您的姓名"),
        ({"act": "correct", "value": "30", "reason": ""}, "请写明理由"),
        ({"act": "unhold"}, "没有待核的数字"),
        ({"act": "burn"}, "请选择要做的处理"),
        ({"act": "erase"}, "撤下的只能是整篇通报"),
        ({"act": "hold", "target": "daily-2"}, "这篇通报里没有这个数字"),
        ({"act": "hold", "target": "daily-1~00000000"}, "这篇通报里没有这个数字"),
    ):
        refused = decide(client, address, **values)
        assert (refused.status_code, told in refused.text) == (422, True), told
    assert office.decisions() == []


def test_two_editors_with_the_same_page_open_do_not_overwrite_each_other_unseen(office, client):
    address = at(office, "乌鲁木齐市")
    mine, theirs = (
        form(client, address, act="correct", value=value, who=who) for value, who in (("30", "甲"), ("31", "乙"))
    )
    assert client.post(address.partition("?")[0], data=mine).status_code == 303
    refused = client.post(address.partition("?")[0], data=theirs)
    assert refused.status_code == 422
    assert "甲对这篇通报另有决定" in refused.text
    assert "数值更正为“30”" in refused.text
    assert [each.who for each in office.decisions()] == ["甲"]
    assert (
        client.post(
            address.partition("?")[0], data=form(client, address, act="correct", value="31", who="乙")
        ).status_code
        == 303
    )
    assert [each.value for each in office.decisions()] == ["30", "31"]
    assert "数值更正为“30”" in client.get("/history").text


def test_while_a_run_goes_on_nothing_is_kept_and_what_was_typed_stays(office, client):
    filled = form(client, at(office, "乌鲁木齐市"), act="correct", value="30")
    with run_lock(office.config.lock):
        done = client.post("/bulletin/daily-1", data=filled)
        published = client.post("/publish", data={"token": filled["token"]})
    assert (done.status_code, published.status_code) == (503, 503)
    assert "另一项任务（抓取或发布）正在进行" in done.text
    assert 'value="30"' in done.text
    assert "另一项任务" in published.text
    assert office.decisions() == []
    assert client.post("/bulletin/daily-1", data=filled).status_code == 303


def test_looking_takes_no_lock(office, client):
    with run_lock(office.config.lock):
        for address in ("/", "/misfits", "/find?q=督察", "/history", "/bulletin/daily-1"):
            assert client.get(address).status_code == 200


def test_bulletins_are_found_by_title_id_and_address(client):
    assert "之2" in client.get("/find", query_string={"q": "信访件之2"}).text
    assert "之1" in client.get("/find", query_string={"q": "daily-1"}).text
    assert "之3" in client.get("/find", query_string={"q": "https://daily.example/3.html"}).text
    assert "没有找到" in client.get("/find", query_string={"q": "100%"}).text
    assert "/bulletin/daily-2" in client.get("/find").text


def test_hostile_text_stays_text(office, client):
    pages = [client.get(each).text for each in ("/", "/bulletin/daily-4", "/find?q=<script>alert(1)</script>")]
    decide(client, "/bulletin/daily-4", act="hold", reason=HOSTILE, who="<b>某</b>")
    pages += [client.get("/history").text, client.get("/bulletin/daily-4").text]
    for page in pages:
        assert "<script" not in page
        assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", page)
        assert "javascript:" not in page
        assert "<b>某" not in page


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8010", "127.0.0.1.evil.example", "169.254.1.1", "127.0.0.1@evil.example", ""]
)
def test_another_host_s_name_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_nobody_gets_in_without_the_key(office, visitor):
    for address in ("/", "/?key=wrong", "/bulletin/daily-1", "/history"):
        done = visitor.get(address)
        assert done.status_code == 403
        assert "督察组向新疆转办" not in done.text
    assert visitor.post("/publish", data={}).status_code == 403
    assert not (office.folder / "output" / "current").exists()


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({"Origin": "http://evil.example"}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "http://127.0.0.1:9999"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({}, False),
        ({}, "wrong"),
    ],
)
def test_only_forms_of_ours_are_obeyed(office, client, headers, token):
    filled = form(client, "/bulletin/daily-1", act="erase")
    if token is not True:
        filled["token"] = token or ""
    assert client.post("/bulletin/daily-1", data=filled, headers=headers).status_code == 403
    assert client.post("/publish", data={"token": filled["token"]}, headers=headers).status_code == 403
    assert office.decisions() == []


def test_words_of_several_lines_are_kept_in_one(office, client):
    decide(client, "/bulletin/daily-1", act="hold", reason="与原件\r\n核对\x00", who=" 张\t编辑 ")
    assert [(each.reason, each.who) for each in office.decisions()] == [("与原件 核对", "张 编辑")]


def test_bodies_are_bounded(office, client):
    filled = form(client, "/bulletin/daily-1", act="hold", reason="长" * 20_000)
    done = client.post("/bulletin/daily-1", data=filled)
    assert done.status_code == 413
    assert "太长" in done.text
    assert client.post("/bulletin/daily-1", data={f"f{n}": "1" for n in range(9000)}).status_code == 413
    assert office.decisions() == []


@pytest.mark.parametrize("address", ["/nothing", "/bulletin/none", "/static/../infocenter.toml", "/static/desk.html"])
def test_what_is_not_there_is_a_page(client, address):
    done = client.get(address)
    assert done.status_code == 404
    assert "没有这一页" in done.text


def test_every_answer_keeps_the_page_to_itself(client):
    for address in ("/", "/nothing", "/static/site.css", "/bulletin/daily-1"):
        headers = client.get(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in headers


def test_a_ledger_that_is_gone_is_said_on_the_page(office, client):
    (office.folder / "ledger.sqlite").rename(office.folder / "away.sqlite")
    done = client.get("/")
    assert done.status_code == 503
    assert "no such file" in done.text


def test_a_site_that_cannot_be_built_stays_as_it_was_and_the_page_says_so(office, client):
    office.run("publish")
    before = office.page()
    office.run("hold", "daily-1")
    (office.folder / "output" / "releases").rename(office.folder / "output" / "kept")
    (office.folder / "output" / "releases").write_text("in the way", "utf-8")
    done = client.post("/publish", data={"token": form(client, "/bulletin/daily-1")["token"]})
    assert done.status_code == 503
    assert "没有执行，网站保持原样" in done.text
    (office.folder / "output" / "releases").unlink()
    (office.folder / "output" / "kept").rename(office.folder / "output" / "releases")
    assert office.page() == before


def test_the_server_listens_on_loopback_alone_and_says_its_address(office):
    server, address = desk_module.serve(office.config, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        assert server.socket.getsockname()[0] == "127.0.0.1"
        parts = urlsplit(address)
        assert parts.port == server.socket.getsockname()[1]
        assert len(parse_qs(parts.query)["key"][0]) >= 32
        with pytest.raises(InfocenterError, match="is taken"):
            desk_module.serve(office.config, parts.port)
    finally:
        server.shutdown()
        server.server_close()


def test_the_browser_is_led_to_the_page_by_a_file_that_is_gone_after(office, monkeypatch):
    opened = []

    def see(address):
        path = Path(url2pathname(urlsplit(address).path))
        opened.append((path, path.read_text("utf-8"), path.parent.stat().st_mode & 0o077))

    monkeypatch.setattr(editing.webbrowser, "open", see)
    with editing._opened(office.folder, "http://127.0.0.1:1/?key=k"):
        ((path, text, others),) = opened
        assert "url=http://127.0.0.1:1/?key=k" in text
        assert others == 0
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("review", "--port", "1"), "belong to --web"),
        (("review", "--open"), "belong to --web"),
        (("review", "daily-1", "--web"), "takes no ID"),
    ],
)
def test_the_command_refuses_what_does_not_belong_together(office, arguments, told):
    done = office.run(*arguments)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert told in done.err
