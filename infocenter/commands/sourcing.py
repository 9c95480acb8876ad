"""The command on sources: list, check, add, test."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.address import canonical
from crawler.errors import CrawlerError
from crawler.families.clues.days import day_of
from crawler.families.clues.headline import is_site
from crawler.sources import Source
from infocenter import config as configuration
from infocenter import probing
from infocenter.commands.base import Command
from infocenter.console import now, say, warn
from infocenter.errors import DEGRADED, NOTHING, OK, ConfigError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from infocenter.config import Config

_TITLE_PARTS = re.compile(r"\s*[-_|—–,，]\s*")
_DAY = re.compile(r"\d{4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?(?:\s*(?:星期|周)[一二三四五六日天])?")
_PAGE = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版.*|首页|列表|第?\d+页")
_LINKS_SHOWN = 3
_NAME_LENGTH = 60


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|check|add|test")
    for name, told in (
        ("list", "the declared sources"),
        ("check", "ask sources and say what they give, and what their pinned page had and they lack"),
        ("test", "read the pinned pages again, without a network"),
    ):
        action = actions.add_parser(name, help=told, description=told)
        action.add_argument("names", nargs="*", metavar="SOURCE", help="default: all")
        _common(action)
    told = "try a list page and write it down as a source, with its pinned pages"
    add = actions.add_parser("add", help=told, description=told)
    add.add_argument("url", metavar="URL", help="a list page, or an e-paper's entry page")
    add.add_argument("--name", help="short name (default: from the host)")
    add.add_argument("--publisher", help="name of the publisher, in Chinese (default: from the page)")
    add.add_argument("--territory", default="", help="official name of the area that 我省 / 我市 / 我区 means there")
    add.add_argument("--cadence", default="irregular", choices=["hourly", "daily", "weekly", "monthly", "irregular"])
    _common(add)


def _common(parser: ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, help="configuration file (default: ./infocenter.toml)")
    parser.add_argument("--verbose", action="store_true", help="show the traceback of an error")


def _source(arguments: Namespace) -> int:
    config = configuration.load(arguments.config)
    return _ACTIONS[arguments.action](config, arguments)


def _list(config: Config, arguments: Namespace) -> int:
    for source in configuration.choose(config, arguments.names):
        say(f"{source.name:24} {source.publisher}  {source.family}  {source.cadence}  {source.republish}")
        for url in source.urls:
            say(f"    {url}")
    return OK


def _check(config: Config, arguments: Namespace) -> int:
    failed = 0
    for found in probing.probe(configuration.choose(config, arguments.names), config.crawl):
        _show(found)
        expected = probing.pinned(_pinned(config, found.source.name))
        lines = probing.drift(found, expected) if expected else []
        say(*(f"    differs from the pinned page: {line}" for line in lines))
        failed += bool(lines or found.report.state != "ok")
    return DEGRADED if failed else OK


def _show(found: probing.Probe) -> None:
    report = found.report
    say(f"{found.source.name}: {report.state}, family {found.family or 'none'}, {len(found.links)} links on the list")
    say(*(f"    {link}" for link in found.links[:_LINKS_SHOWN]))
    say(*(f"    the list goes on at {url}" for url in found.older))
    if found.article:
        fields = probing.fields_of(found.article)
        say(f"    article {found.article.url}")
        for name in ("title", "published", "publisher_name", "author", "editor"):
            say(f"      {name:16} {fields[name] if fields[name] is not None else '-'}")
        text = "".join(found.article.paragraphs)
        say(f"      {'text':16} {len(found.article.paragraphs)} paragraphs, {len(text)} characters: {text[:40]}")
        sizes = [f"{len(table.grid)} rows" for table in found.article.tables]
        say(*(f"      {'table':16} {size}" for size in sizes))
        say(*(f"      {'attachment':16} {each.url}" for each in found.article.attachments))
    for error in report.errors if report.state != "ok" else ():
        warn(f"{found.source.name}: {error}")


def _test(config: Config, arguments: Namespace) -> int:
    failed = tested = 0
    for source in configuration.choose(config, arguments.names):
        folder = _pinned(config, source.name)
        expected = probing.pinned(folder)
        if expected is None:
            continue
        tested += 1
        try:
            lines = probing.retest(source, folder, expected)
        except (CrawlerError, OSError, KeyError) as error:
            lines = [str(error)]
        failed += bool(lines)
        say(f"{source.name}: {'ok' if not lines else 'reads differently'}", *(f"    {line}" for line in lines))
    say(f"{tested} sources with pinned pages, {failed} read differently")
    return DEGRADED if failed else OK


def _add(config: Config, arguments: Namespace) -> int:
    url = canonical(arguments.url)
    if url is None:
        raise ConfigError(f"source add {arguments.url}: is no http or https address")
    host = urlsplit(url).hostname or ""
    labels = [each for each in host.split(".") if each not in ("www", "gov", "com", "cn", "net", "org")]
    name = arguments.name or re.sub("[^a-z0-9_-]", "-", "-".join(labels) or host).strip("-")
    if not configuration.NAME.fullmatch(name):
        raise ConfigError(f"source add --name {name!r}: a name is made of a-z, 0-9, - and _, 63 characters at most")
    if name in {source.name for source in config.sources}:
        raise ConfigError(f"source add: a source {name!r} is declared already; choose another --name")
    folder = config.sources_folder
    source = Source(name, arguments.publisher or name, (url,), territory=arguments.territory, cadence=arguments.cadence)
    found = probing.probe([source], config.crawl)[0]
    _show(found)
    if not found.links or found.article is None:
        warn(f"{url}: no list with a readable article was found there; nothing written")
        return NOTHING
    if day_of(url):
        warn(f"{url}: names a day; give the address that always leads to the newest list, if the site has one")
    publisher = arguments.publisher or _publisher(found)
    lines = [
        f"# Last verified {now():%Y-%m-%d}, live: {len(found.links)} links, family {found.family}.",
        "[[source]]",
        f'name = "{name}"',
        f"publisher = {json.dumps(publisher, ensure_ascii=False)}",
        f"urls = {json.dumps([url])}",
        *([f"territory = {json.dumps(arguments.territory, ensure_ascii=False)}"] if arguments.territory else []),
        f'cadence = "{arguments.cadence}"',
        'republish = "excerpt"',
    ]
    probing.pin(found, folder / "pinned" / name)
    path = folder / f"{name}.toml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    _say_written(path, name, arguments.config)
    return OK


def _say_written(path: Path, name: str, config: Path | None) -> None:
    """Say what was written, how to read it again, and what the configuration lacks to know of it."""
    option = f" --config {config}" if config else ""
    say(f"written: {path} and its pinned pages; `infocenter source test {name}{option}` reads them again")
    if name not in {source.name for source in configuration.load(config).sources}:
        where = config or "infocenter.toml"
        say(f'not read yet: put `sources = "{path.parent.name}"` below [crawl] in {where}, or name a file that has it')


def _publisher(found: probing.Probe) -> str:
    """Return the site's name from its list page's title: its last part that names one, a day and a page aside."""
    title = found.list_page.root.findtext(".//title") if found.list_page else None
    parts = _TITLE_PARTS.split(_DAY.sub(" ", title or "").strip())
    parts = [each for each in parts if each and not _PAGE.fullmatch(each)]
    told = found.article.publisher_name if found.article else None
    name = next(filter(is_site, reversed(parts)), parts[-1] if parts else told or found.source.name)
    return "".join(filter(str.isprintable, name))[:_NAME_LENGTH]


def _pinned(config: Config, name: str) -> Path:
    return config.sources_folder / "pinned" / name


_ACTIONS = {"list": _list, "check": _check, "test": _test, "add": _add}
COMMANDS = (Command("source", "the declared sources: list, check, add, test", _arguments, _source),)
