"""A source's health as a webmaster sees it: the right word, with evidence, once when it changes, once when it heals."""

import json
from contextlib import ExitStack

import pytest
from site_of_tests import Place, Reply, Site, address, article, fill, listing, reset

JSL = """<script>document.cookie=('_')+('_')+('j')+'sl_clearance_s='+(+!+[])+';max-age=3600;path=/';
location.href=location.pathname+location.search</script>"""
ACW = "<html><script>var arg1='4F1A';document.cookie='acw_sc__v2='+x;document.location.reload();</script></html>"
CLOUD = """<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to
continue</noscript><script>window._cf_chl_opt={cvId:'3'};</script></body></html>"""
RUISHU = """<!DOCTYPE html><html><head><meta id="x"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=5;</script>
<script src="/a.js"></script></head><body></body></html>"""
CAPTCHA = """<html><head><title>访问验证</title></head><body><h2>安全验证</h2>
<p>您的访问过于频繁,请输入验证码后继续访问。</p>
<form><input name=code><button>提交</button></form></body></html>"""
SLIDER = "<html><body><div id=nc></div><p>请按住滑块,拖动到最右边,完成验证,即可继续浏览网页。</p></body></html>"
DENIED = "<html><head><title>403 Forbidden</title></head><body>您的请求被拦截,如有疑问,请联系网站管理员。</body></html>"
LOGIN = """<html><head><title>统一登录</title></head><body><form action=/login><input name=user>
<input type=password name=p><button>登录</button></form></body></html>"""
EMPTY = "<html><head><title>公告</title></head><body><ul></ul><p>本栏目暂无内容。</p></body></html>"
OTHER = "<html><head><title>新版网站</title></head><body><div id=app></div><script src=/app.js></script></body></html>"

# what becomes of a site that was well: (change, state, words of the evidence)
CHANGES = {
    "status_403": (lambda s: s.pages.update({"/list.html": Reply("x", 403)}), "blocked", "status 403"),
    "status_412": (lambda s: s.pages.update({"/list.html": Reply(RUISHU, 412)}), "blocked", "status 412"),
    "status_521": (lambda s: s.pages.update({"/list.html": Reply(JSL, 521)}), "blocked", "status 521"),
    "challenge_503": (lambda s: s.pages.update({"/list.html": Reply(CLOUD, 503)}), "blocked", "Just a moment"),
    "challenge_202": (lambda s: s.pages.update({"/list.html": Reply(RUISHU, 202)}), "blocked", "challenge"),
    **{
        f"page_{number}": (lambda s, page=page: s.pages.update({"/list.html": page}), "blocked", words)
        for number, (page, words) in enumerate(
            (
                *((JSL, "sets a cookie"), (ACW, "acw_sc__v2"), (CLOUD, "challenge"), (RUISHU, "$_ts")),
                *((CAPTCHA, "验证"), (SLIDER, "滑块"), (DENIED, "请求被拦截")),
            )
        )
    },
    "articles_403": (
        lambda s: s.pages.update(
            {"/list.html": listing(*range(1, 20)), **{address(n): Reply("x", 403) for n in range(1, 20)}}
        ),
        "blocked",
        "refused 5 addresses in a row",
    ),
    "articles_challenge": (
        lambda s: s.pages.update({address(1): CAPTCHA, address(2): CAPTCHA, address(3): CAPTCHA}),
        "blocked",
        "验证",
    ),
    "login": (lambda s: s.pages.update({"/list.html": LOGIN}), "drifted", "it asks for a password now"),
    "to_login": (
        lambda s: s.pages.update({"/list.html": Reply("", 302, {"Location": "/login"}), "/login": LOGIN}),
        "drifted",
        "it asks for a password now",
    ),
    "empty": (lambda s: s.pages.update({"/list.html": EMPTY}), "drifted", "it linked 3 when it was last read"),
    "redesign": (lambda s: s.pages.update({"/list.html": OTHER}), "drifted", "it linked 3 when it was last read"),
    "no_fields": (
        lambda s: s.pages.update({address(n): "<html><body><div>无</div></body></html>" for n in (1, 2, 3)}),
        "drifted",
        "/news/202204/100",
    ),
    "gone": (lambda s: s.pages.pop("/list.html"), "unreachable", "status 404"),
    "articles_gone": (
        lambda s: s.pages.update({"/list.html": listing(7, 8, 9)}),
        "drifted",
        "every article that it links is gone",
    ),
    "errors": (lambda s: s.pages.update({"/list.html": Reply("x", 500)}), "unreachable", "status 500"),
    "resets": (lambda s: s.pages.update({"/robots.txt": Reply(act=reset)}), "unreachable", "closed without an answer"),
    "robots": (
        lambda s: s.pages.update({"/robots.txt": Reply("User-agent: *\nDisallow: /\n")}),
        "blocked",
        "robots.txt forbids",
    ),
    "one_of_many": (
        lambda s: s.pages.update(
            {"/list.html": listing(1, 2, 3, 4, 5), address(4): article(4), address(5): Reply("x", 500)}
        ),
        "ok",
        "1 new",
    ),
    "well": (lambda s: s.pages.update({"/list.html": listing(1, 2, 3, 4), address(4): article(4)}), "ok", "1 new"),
}


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Crawl sites that are well, then broken, broken still, and well again; what was told each time."""
    folder = tmp_path_factory.mktemp("states")
    runs, states = [], []
    with ExitStack() as stack:
        sites = {name: stack.enter_context(Site()) for name in CHANGES}
        for site in sites.values():
            fill(site, 1, 2, 3)
        place = Place(folder, {name: site.url for name, site in sites.items()})
        runs.append(place.run("crawl", "--quiet"))
        for name, (change, *_) in CHANGES.items():
            change(sites[name])
        for _ in range(2):
            runs.append(place.run("crawl", "--quiet"))
            states.append(place.states())
        known = place.bulletins()
        for site in sites.values():
            fill(site, 1, 2, 3, 4, 5, 6)
        runs.append(place.run("crawl", "--quiet"))
        states.append(place.states())
        yield place, runs, states, known, sites


def lines_of(run, name):
    return [line for line in run.lines if line.startswith(f"infocenter: {name}:")]


def test_sites_that_are_well_are_silent(history):
    _, runs, *_ = history
    assert (runs[0].code, runs[0].out, runs[0].err) == (0, "", "")


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_once_with_its_evidence(history, name):
    _, runs, states, *_ = history
    _, state, words = CHANGES[name]
    assert states[0][name]["state"] == states[1][name]["state"] == state
    assert words in states[0][name]["evidence"]
    if state == "ok":
        return
    (line,) = lines_of(runs[1], name)
    assert f"was ok, is {state}: " in line
    assert words in line
    assert lines_of(runs[2], name) == []
    assert states[0][name]["since"] == states[1][name]["since"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_recovery_is_told_once(history, name):
    _, runs, states, *_ = history
    state = CHANGES[name][1]
    assert states[2][name]["state"] == "ok"
    wanted = [] if state == "ok" else [f"infocenter: {name}: was {state}, is ok: "]
    assert [line[: len(wanted[0])] if wanted else line for line in lines_of(runs[3], name)] == wanted


def test_nothing_known_was_lost_or_changed_by_what_came_instead(history):
    _, _, _, known, _ = history
    for name in CHANGES:
        mine = [row for row in known if row["source"] == name]
        assert len(mine) >= 3, name
        assert {row["revision"] for row in mine} == {1}, name


def test_the_exit_code_stays_while_a_source_fails(history):
    _, runs, *_ = history
    assert [run.code for run in runs] == [0, 3, 3, 0]


def test_one_article_that_fails_is_told_and_is_no_state(history):
    _, runs, *_ = history
    (line,) = lines_of(runs[1], "one_of_many")
    assert "status 500" in line
    assert lines_of(runs[2], "one_of_many") == []


def test_alerts_go_out_with_the_change(tmp_path):
    got = []
    with Site() as site, Site() as alerts:
        fill(site, 1)
        alerts.pages["/hook"] = "ok"
        original = alerts.answer

        def take(handler):
            got.append(json.loads(handler.rfile.read(int(handler.headers["Content-Length"]))))
            original(handler)

        alerts.server.RequestHandlerClass.do_POST = take
        place = Place(tmp_path, {"a": site.url})
        path = tmp_path / "infocenter.toml"
        path.write_text(path.read_text("utf-8") + f'[alerts]\nurls = ["{alerts.url}/hook"]\n', "utf-8")
        place.run("crawl")
        site.pages["/list.html"] = EMPTY
        place.run("crawl")
        place.run("crawl")
        fill(site, 1)
        place.run("crawl")
    assert [(each["before"], each["state"]) for each in got] == [("ok", "drifted"), ("drifted", "ok")]


def test_a_run_that_ended_before_a_source_s_turn_says_nothing_of_it(tmp_path):
    with Site() as site:
        fill(site, 1, 2)
        place = Place(tmp_path, {"a": site.url})
        place.run("crawl")
        site.pages["/list.html"] = Reply("x", 403)
        place.run("crawl")
        done = place.run("crawl", "--max-pages", "1")
        assert done.code in {3, 4}
        assert "is ok" not in done.err
        assert place.states()["a"]["state"] == "blocked"


def test_check_says_what_differs_from_the_pinned_page(tmp_path):
    with Site() as site:
        fill(site, 1, 2, 3)
        place = Place(tmp_path, {})
        done = place.run("source", "add", f"{site.url}/list.html", "--name", "paper")
        assert done.code == 4
        place = Place(tmp_path, {}, allowed=[site.host], sources="sources")
        (tmp_path / "sources").mkdir()
        done = place.run("source", "add", f"{site.url}/list.html", "--name", "paper")
        assert done.code == 0, done.err
        assert place.run("source", "check").code == 0

        def check():
            done = place.run("source", "check", "paper")
            assert done.code == 3
            assert not (tmp_path / "ledger.sqlite").exists()
            return done.out + done.err

        site.pages["/list.html"] = LOGIN
        told = check()
        assert "drifted" in told
        assert "links: none, the pinned list has 3" in told
        assert "asks for a password" in told
        site.pages["/list.html"] = CAPTCHA
        told = check()
        assert "blocked" in told
        assert "验证" in told
        fill(site, 1, 2, 3)
        for day in (1, 2, 3):
            site.pages[address(day)] = article(day, title="改版后的标题:群众信访举报件转办情况").replace(
                "责任编辑:李四", ""
            )
        told = check()
        assert "title: '改版后" in told
        assert "editor: missing, the pinned page has it" in told
        for day in (1, 2, 3):
            site.pages[address(day)] = OTHER
        assert "paragraphs: missing, the pinned page has it" in check()
        site.pages["/list.html"] = Reply("x", 403)
        assert "status 403" in check()
    assert "unreachable" in place.run("source", "check", "paper").out
