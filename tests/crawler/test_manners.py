"""What a site sees of the crawler: the log of a site's own requests is the proof."""

import re
import sqlite3
import time
from datetime import UTC, datetime, timedelta

import pytest
from site_of_tests import Place, Reply, Site, address, article, fill, http_date, listing, rules

from crawler.pace import retry_after

AGENT = "infocenter/0.1"
NOW = datetime(2022, 4, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("0", 0),
        ("Fri, 22 Apr 2022 08:00:30 GMT", 30),
        ("Fri, 22 Apr 2022 07:00:00 GMT", 0),
        ("Fri, 22 Apr 2022 08:00:30", 30),
        *((text, 0) for text in (None, "", "-5", "soon", "²", "1e9", "Fri, 99 Apr 2022 08:00:30 GMT")),
    ],
)
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert retry_after(value, NOW) == seconds


def test_the_crawler_names_itself_and_whom_to_write_to(site, tmp_path):
    assert Place(tmp_path, {"a": site.url}, contact="webmaster@a.example").run("crawl").code == 0
    assert {each.headers["user-agent"] for each in site.log} == {"infocenter/0.1 (+webmaster@a.example)"}
    assert site.paths()[:2] == ["/robots.txt", "/list.html"]
    assert site.count["/robots.txt"] == 1


@pytest.mark.parametrize("contact", ["a\\r\\nX-Evil: 1", "协会"])
def test_a_contact_that_no_header_can_hold_is_a_configuration_error(site, tmp_path, contact):
    place = Place(tmp_path, {"a": site.url}, contact="CONTACT")
    path = tmp_path / "infocenter.toml"
    path.write_text(path.read_text("utf-8").replace("CONTACT", contact), "utf-8")
    done = place.run("crawl")
    assert done.code == 2
    assert "contact" in done.err


def test_one_request_at_a_time_also_for_several_sources_of_a_host(site, tmp_path):
    for path in [address(day) for day in (1, 2, 3)]:
        page = site.pages[path]
        site.pages[path] = lambda _, page=page: (time.sleep(0.1), page)[1]
    site.pages["/other.html"] = site.pages["/list.html"]
    place = Place(tmp_path, {"a": site.url, "b": f"{site.url}/other.html"}, delay=0.05)
    assert place.run("crawl").code == 0
    assert site.most_open == 1
    assert min(site.gaps()) >= 0.05


def pausing(status, header, pauses=1):
    """Return a page that asks for a pause before it is given."""

    def page(number):
        value = header() if callable(header) else header
        return Reply("later", status, {"Retry-After": value}) if number <= pauses else listing(1, 2, 3)

    return page


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header", ["2", lambda: http_date(3)])
def test_a_pause_is_kept_as_long_as_the_server_asks(site, tmp_path, status, header):
    site.pages["/list.html"] = pausing(status, header)
    assert Place(tmp_path, {"a": site.url}).run("crawl").code == 0
    times = [each.time for each in site.log if each.path == "/list.html"]
    assert len(times) == 2
    assert 1.9 <= times[1] - times[0] < 6


def test_a_pause_concerns_its_host_alone(site, tmp_path):
    site.pages["/list.html"] = pausing(503, "3")
    with Site() as other:
        fill(other, 1, 2, 3)
        assert Place(tmp_path, {"a": site.url, "b": other.url}).run("crawl").code == 0
        paused = next(each.time for each in site.log if each.path == "/list.html")
        assert other.log[-1].time < paused + 2.5
    assert site.log[2].time >= paused + 2.9


@pytest.mark.parametrize("header", ["86400", lambda: http_date(86400)])
def test_a_host_that_wants_a_longer_pause_than_a_run_waits_is_left_alone(site, tmp_path, header):
    site.pages["/list.html"] = pausing(503, header)
    began = time.monotonic()
    done = Place(tmp_path, {"a": site.url}).run("crawl")
    assert done.code == 4
    assert time.monotonic() - began < 20
    assert site.paths() == ["/robots.txt", "/list.html"]
    assert len(done.lines) == 1
    assert "asks for a pause of 86" in done.err or "asks for a pause of 85" in done.err


def test_a_server_that_only_errs_is_asked_ever_more_slowly(site, tmp_path):
    site.pages["/list.html"] = Reply("x", 500)
    Place(tmp_path, {"a": site.url}).run("crawl")
    gaps = site.gaps()[1:]
    assert len(gaps) == 3
    assert all(gap >= least for gap, least in zip(gaps, (0.5, 1, 2), strict=True))


def test_nothing_is_sent_again_that_validators_know(site, tmp_path):
    site.validators = True
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 0
    assert not any("if-none-match" in each.headers for each in site.log)
    first = len(site.log)
    assert place.run("crawl").code == 0
    again = site.log[first:]
    assert {each.path for each in again} == {"/robots.txt", "/list.html", *map(address, (1, 2, 3))}
    assert all("if-none-match" in each.headers for each in again)


def age(place, days):
    """Make everything that the ledger remembers so much older."""
    with sqlite3.connect(place.folder / "ledger.sqlite") as ledger:
        for table, column in (
            *(("pages", "fetched_at"), ("pages", "checked_at"), ("sweeps", "swept_at")),
            *(("bulletins", "first_seen"), ("bulletins", "last_seen"), ("revisions", "seen_at")),
        ):
            rows = ledger.execute(f"SELECT rowid, {column} FROM {table}").fetchall()  # noqa: S608 - names from above
            moved = [((datetime.fromisoformat(when) - timedelta(days=days)).isoformat(), row) for row, when in rows]
            ledger.executemany(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", moved)  # noqa: S608


def asked(site, place, *arguments):
    """Return what a crawl asks for."""
    before = len(site.log)
    assert place.run("crawl", *arguments).code == 0
    return sorted(path for path in site.paths()[before:] if path.startswith("/news/"))


def test_known_articles_are_asked_the_less_the_older_they_are(site, tmp_path):
    place = Place(tmp_path, {"a": site.url})
    assert len(asked(site, place)) == 3
    age(place, 2)
    assert len(asked(site, place)) == 3  # two days old, two days unasked
    assert asked(site, place) == []  # asked just now
    with sqlite3.connect(tmp_path / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE bulletins SET last_seen = ?", [(datetime.now(UTC) - timedelta(hours=3)).isoformat()])
    assert len(asked(site, place)) == 3  # every two hours
    assert len(asked(site, place, "--full")) == 3


def test_the_monthly_sweep_finds_back_dated_and_edited_articles(tmp_path):
    with Site() as site:
        fill(site, 20, 21)
        site.pages["/list.html"] = listing(20, 21, more='<a href="/list_2.html">下一页</a>')
        site.pages["/list_2.html"] = listing(10, 11, more='<a href="/list_3.html">下一页</a>')
        site.pages["/list_3.html"] = listing(1, 2)
        site.pages |= {address(day): article(day) for day in (1, 2, 10, 11)}
        place = Place(tmp_path, {"a": site.url})
        assert len(asked(site, place)) == 6
        age(place, 29)
        asked(site, place)
        site.pages["/list_2.html"] = listing(10, 9, 11, more='<a href="/list_3.html">下一页</a>')
        site.pages[address(9)] = article(9)
        site.pages[address(2)] = article(2, text="4月2日,督察组转办信访件999件,更正如下。")
        age(place, 1.5)
        assert asked(site, place) == sorted(map(address, (1, 2, 9, 10, 11, 20, 21)))
        rows = {row["url"].rpartition("/")[2]: row for row in place.bulletins()}
        assert len(rows) == 7
        assert rows["1002.html"]["revision"] == 2
        assert asked(site, place) == []


def test_one_broken_article_does_not_make_every_run_a_sweep(site, tmp_path):
    site.pages[address(2)] = "<html><body>坏</body></html>"
    place = Place(tmp_path, {"a": site.url})
    assert place.run("crawl").code == 3
    assert place.states()["a"]["swept_at"]


def test_a_window_of_history(tmp_path):
    with Site() as site:
        fill(site, 20, 21)
        site.pages["/list.html"] = listing(20, 21, more='<a href="/list_2.html">下一页</a>')
        site.pages["/list_2.html"] = listing(10, 11, more='<a href="/list_3.html">下一页</a>')
        site.pages["/list_3.html"] = listing(1, 2)
        site.pages |= {address(day): article(day) for day in (1, 2, 10, 11)}
        place = Place(tmp_path, {"a": site.url})
        assert asked(site, place, "--since", "2022-04-11") == sorted(map(address, (11, 20, 21)))
        assert {row["published"][:10] for row in place.bulletins()} == {"2022-04-11", "2022-04-20", "2022-04-21"}
        assert "/list_3.html" not in site.paths() or site.count["/list_3.html"] == 1
        assert {address(1), address(2), address(10)} <= set(asked(site, place))  # the window was no sweep
    done = place.run("crawl", "--since", "2022-02-30")
    assert done.code == 2


def test_a_window_holds_also_where_the_list_tells_no_dates(tmp_path):
    with Site() as site:
        fill(site, *range(1, 9))
        for name, days, more in (("list", (8, 7), "list_2"), ("list_2", (6, 5), "list_3"), ("list_3", (4, 3), "")):
            page = listing(*days, more=f'<a href="/{more}.html">下一页</a>' if more else "")
            site.pages[f"/{name}.html"] = re.sub("<span>.*?</span>", "", page)
        place = Place(tmp_path, {"a": site.url})
        done = place.run("crawl", "--since", "2022-04-07")
        assert (done.code, len(place.bulletins())) == (0, 2)
        assert "2 older" in done.out
        assert site.count["/list_3.html"] == 0


def test_a_share_of_requests_is_kept_and_the_next_run_goes_on_where_it_ended(tmp_path):
    with Site() as site:
        fill(site, *range(1, 13))
        place = Place(tmp_path, {"a": site.url})
        done = place.run("crawl", "--max-pages", "6")
        assert done.code == 3
        assert len(site.log) == 6
        assert "left for the next run: 8 new articles" in done.err
        assert len(done.lines) == 1
        place.run("crawl", "--max-pages", "6")
        done = place.run("crawl", "--max-pages", "6")
        assert len(site.log) == 18
        assert len(place.bulletins()) == 12
        assert place.run("crawl", "--max-pages", "14").code == 0


def test_a_run_whose_time_is_used_up_ends_in_order(tmp_path):
    with Site() as site, Site() as quick:
        fill(site, *range(1, 21))
        fill(quick, 1, 2, 3)
        rules(site, "User-agent: *\nCrawl-delay: 1\n")
        place = Place(tmp_path, {"slow": site.url, "quick": quick.url}, budget_minutes=0.1)
        done = place.run("crawl")
        assert done.code == 3
        assert len(done.lines) == 1
        assert "the budget of 0.1 minutes is used up; left for the next run: " in done.err
        assert sum(row["source"] == "quick" for row in place.bulletins()) == 3
        known = sum(row["source"] == "slow" for row in place.bulletins())
        assert 1 <= known <= 6  # one a second, and fewer where the machine has much else to do
        assert f"{20 - known} new articles" in done.err
        assert place.states()["slow"]["state"] == "ok"
