"""What a validator asks of a feed: the rules of RSS 2.0, RFC 4287 and JSON Feed 1.1, and what readers cannot show."""

import json
import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
CHANNEL = {
    "title",
    "link",
    "description",
    "language",
    "lastBuildDate",
    "generator",
    "docs",
    "ttl",
    f"{ATOM}link",
    "item",
}
ITEM = {"title", "link", "description", "guid", "pubDate", CONTENT, CREATOR, f"{ATOM}updated"}
FEED = {"id", "title", "updated", "author", "link", "subtitle", "generator", "entry"}
ENTRY = {"id", "title", "updated", "published", "author", "link", "summary", "content"}
RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?")
UNSAFE = {"script", "style", "iframe", "object", "embed", "form", "input", "meta", "link", "base"}


def rss_faults(body):
    root = parse(body)
    channel = root.find("channel")
    yield from (["the root is no rss 2.0"] if root.tag != "rss" or root.get("version") != "2.0" else [])
    yield from unknown(channel, CHANNEL)
    yield from count(channel, {"title": 1, "link": 1, "description": 1, "language": 1, "lastBuildDate": 1, "ttl": 1})
    yield from address(channel.findtext("link"))
    yield from ([] if LANGUAGE.fullmatch(channel.findtext("language")) else ["language"])
    yield from ([] if RFC822.fullmatch(channel.findtext("lastBuildDate")) else ["lastBuildDate"])
    yield from ([] if [each.get("rel") for each in channel.findall(f"{ATOM}link")] == ["self"] else ["no self link"])
    items = channel.findall("item")
    yield from repeated(item.findtext("guid") for item in items)
    for item in items:
        yield from unknown(item, ITEM)
        yield from count(
            item, {"title": 1, "link": 1, "description": 1, "guid": 1, "pubDate": 1, CONTENT: 1, CREATOR: 1}
        )
        yield from address(item.findtext("link"))
        yield from ([] if item.find("guid").get("isPermaLink") == "false" else ["a guid that is no address"])
        stamp = item.findtext("pubDate")
        yield from ([] if RFC822.fullmatch(stamp) and parsedate_to_datetime(stamp) else [f"pubDate {stamp}"])
        yield from markup(item.findtext("title"), "title", tags=False)
        yield from markup(item.findtext("description"), "description", tags=False)
        yield from markup(item.findtext(CONTENT), "content")


def atom_faults(body):
    root = parse(body)
    yield from (["the root is no feed"] if root.tag != f"{ATOM}feed" else [])
    yield from unknown(root, {ATOM + name for name in FEED})
    yield from count(root, {f"{ATOM}id": 1, f"{ATOM}title": 1, f"{ATOM}updated": 1, f"{ATOM}author": 1})
    yield from links(root, {"self": 1, "alternate": 1})
    entries = root.findall(f"{ATOM}entry")
    yield from repeated(entry.findtext(f"{ATOM}id") for entry in entries)
    for entry in entries:
        yield from unknown(entry, {ATOM + name for name in ENTRY})
        yield from count(entry, {ATOM + name: 1 for name in ENTRY})
        yield from links(entry, {None: 1})
        yield from ([] if urlsplit(entry.findtext(f"{ATOM}id")).scheme else ["an id that is no IRI"])
        for name in ("updated", "published"):
            stamp = entry.findtext(ATOM + name)
            yield from ([] if RFC3339.fullmatch(stamp) and datetime.fromisoformat(stamp) else [f"{name} {stamp}"])
        yield from (["an entry without a name"] if not entry.findtext(f"{ATOM}author/{ATOM}name").strip() else [])
        yield from (["an empty title"] if not entry.findtext(f"{ATOM}title").strip() else [])
        for name in ("content", "summary"):
            yield from ([] if entry.find(ATOM + name).get("type") == "html" else [f"{name} is of no known type"])
        yield from markup(entry.findtext(f"{ATOM}content"), "content")
        yield from markup(entry.findtext(f"{ATOM}summary"), "summary", tags=False)


def json_faults(body):
    made = json.loads(body)
    yield from ([] if made["version"] == "https://jsonfeed.org/version/1.1" else ["version"])
    yield from ([] if made["title"].strip() else ["an empty title"])
    yield from address(made["home_page_url"])
    yield from address(made["feed_url"])
    yield from repeated(item["id"] for item in made["items"])
    for item in made["items"]:
        yield from address(item["url"])
        yield from ([] if item["title"].strip() else ["an empty title"])
        yield from (
            [] if all(RFC3339.fullmatch(item[name]) for name in ("date_published", "date_modified")) else ["date"]
        )
        yield from markup(item["content_html"], "content")


def parse(body):
    return etree.fromstring(body, parser=etree.XMLParser(resolve_entities=False, no_network=True))


def unknown(element, known):
    return [f"unknown {each.tag}" for each in element if each.tag not in known]


def count(element, wanted):
    for name, number in wanted.items():
        found = element.findall(name)
        if len(found) != number:
            yield f"{len(found)} of {name}"
        yield from (
            f"{name} is empty" for each in found if not len(each) and not each.attrib and not (each.text or "").strip()
        )


def links(element, wanted):
    found = element.findall(f"{ATOM}link")
    if Counter(each.get("rel") for each in found) != wanted:
        yield f"links {[each.attrib for each in found]}"
    for each in found:
        yield from address(each.get("href"))


def address(url):
    parts = urlsplit(url)
    return [] if parts.scheme in ("http", "https") and parts.netloc and url.isascii() else [f"address {url!r}"]


def repeated(ids):
    return [f"the id {each} stands twice" for each, number in Counter(ids).items() if number > 1]


def markup(text, name, *, tags=True):
    """Look at a text as readers do, which take it for HTML."""
    if not (text or "").strip():
        return
    for element in lxml_html.fragment_fromstring(text, create_parent="div").iter():
        if element.tag != "div" and not tags:
            yield f"{name} holds <{element.tag}>"
        if element.tag in UNSAFE:
            yield f"{name} holds <{element.tag}>"
        yield from (f"{name} holds {key}" for key in element.attrib if key.startswith("on") or key == "style")
        for key in ("href", "src"):
            if element.get(key) is not None:
                yield from address(element.get(key))
