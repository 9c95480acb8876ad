"""The configuration: one TOML file and a folder of sources, checked as a whole before anything is done."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field, fields
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import cattrs
from cattrs import ClassValidationError, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError

from bulletin.dates import is_date
from crawler.families import families
from crawler.sources import CrawlSettings, Source
from infocenter import storeurl
from infocenter.errors import ConfigError
from publisher import languages
from publisher.settings import Contact, Outlet, SiteSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = "infocenter.toml"
T = TypeVar("T")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")


@dataclass(frozen=True, slots=True)
class SiteSection:
    """``[site]``."""

    base_url: str
    title: str = "资讯中心"
    titles: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("zh-Hans",)
    theme: str = ""
    icp: str = ""
    police_record: str = ""
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True, slots=True)
class StoreSection:
    """``[store]``: the ledger's SQLAlchemy address and the archive's folder."""

    url: str = "sqlite:///ledger.sqlite"
    archive: str = "archive"


@dataclass(frozen=True, slots=True)
class CrawlSection:
    """``[crawl]``: how to crawl, and the folder of source files."""

    user_agent: str = "infocenter/0.1"
    contact: str = ""
    budget_minutes: float = 30
    delay: float = 1.0
    timeout: float = 60
    allow_hosts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: str = ""
    sources: str = ""


@dataclass(frozen=True, slots=True)
class PublishSection:
    """``[publish]``: the output folder and how many releases are kept."""

    output: str = "output"
    keep: int = 10


@dataclass(frozen=True, slots=True)
class AlertsSection:
    """``[alerts]``: addresses that hear of a change of state."""

    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    """The file as written."""

    site: SiteSection
    store: StoreSection = field(default_factory=StoreSection)
    crawl: CrawlSection = field(default_factory=CrawlSection)
    publish: PublishSection = field(default_factory=PublishSection)
    alerts: AlertsSection = field(default_factory=AlertsSection)
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class _SourceFile:
    """One file of the folder of sources."""

    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """A checked configuration; all paths are absolute."""

    path: Path
    store_url: str
    archive: Path
    crawl: CrawlSettings
    sources: tuple[Source, ...]
    site: SiteSettings
    alerts: tuple[str, ...]
    sources_folder: Path

    @property
    def lock(self) -> Path:
        """The file that a run locks, beside the configuration."""
        return self.path.parent / "infocenter.lock"


def load(path: Path | None = None) -> Config:
    """Read and check the configuration; raises ConfigError that lists every fault found."""
    path = (path or Path(DEFAULT)).absolute()
    file = _structure(_read(path), _File, path)
    root, sources = path.parent, file.source
    if file.crawl.sources:
        folder = root / file.crawl.sources
        if not folder.is_dir():
            raise ConfigError(f"{path}: crawl.sources: {folder} is no folder; create it or name another")
        for each in sorted(folder.glob("*.toml")):
            sources += _structure(_read(each), _SourceFile, each).source
    faults = list(_faults(file, sources))
    unknown = [code for code in file.site.languages if code not in languages.KNOWN]
    faults += [f"site.languages: {code!r} is none of {', '.join(languages.KNOWN)}" for code in unknown]
    if not file.site.languages or len(set(file.site.languages)) < len(file.site.languages):
        faults.append("site.languages: names no language, or one twice; give each once, the main one first")
    titled = [code for code in file.site.titles if code not in file.site.languages]
    faults += [f"site.titles: {code!r} is not among site.languages; add it there or remove it" for code in titled]
    if file.site.theme:
        from publisher import themes  # noqa: PLC0415 - a site without a theme needs no templates here

        faults += [f"site.theme: {fault}" for fault in themes.faults(root / file.site.theme)]
    if faults:
        raise ConfigError("\n".join(f"{path}: {fault}" for fault in faults))
    crawl = {name.name: getattr(file.crawl, name.name) for name in fields(CrawlSection) if name.name != "sources"}
    return Config(
        path=path,
        store_url=storeurl.absolute(file.store.url, root),
        archive=root / file.store.archive,
        crawl=CrawlSettings(**crawl | {"since": file.crawl.since or None}),
        sources=sources,
        site=_site(file, sources, root),
        alerts=file.alerts.urls,
        sources_folder=root / (file.crawl.sources or "sources"),
    )


def choose(config: Config, names: list[str]) -> tuple[Source, ...]:
    """Return the named sources, all when none is named; raises ConfigError for a name that is not declared."""
    known = {source.name: source for source in config.sources}
    for name in names:
        if name not in known:
            raise ConfigError(f"{config.path}: no source {name!r}{_nearest(name, known)}; `infocenter source list`")
    return tuple(known[name] for name in dict.fromkeys(names)) if names else config.sources


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; write one (see the README) or name it with --config") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from error


def _exact(value: Any, kind: Any) -> Any:
    """Take a value only when TOML gave the very type: "3" is no number and 3 is no text."""
    if type(value) is kind or (kind is float and type(value) is int):
        return kind(value)
    raise ValueError(f"must be {_KINDS[kind]}, not {value!r}")


def _array(value: Any, _: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"must be an array of strings, not {value!r}")
    return tuple(value)


_KINDS: dict[type, str] = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
_converter = cattrs.Converter(forbid_extra_keys=True)
for _kind in _KINDS:
    _converter.register_structure_hook(_kind, _exact)
_converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _array)


def _structure(data: dict[str, Any], kind: type[T], path: Path) -> T:
    try:
        return _converter.structure(data, kind)
    except ClassValidationError as error:
        raise ConfigError("\n".join(f"{path}: {fault}" for fault in _explain(error, ""))) from None


def _explain(error: Exception, where: str) -> Iterator[str]:
    """Yield one line a fault: the key, what is wrong with it, and the nearest known key."""
    if isinstance(error, ClassValidationError):
        for inner, note in error.group_exceptions()[0]:
            yield from _explain(inner, f"{where}.{note.name}" if where else note.name)
        for inner in error.group_exceptions()[1]:
            yield from _explain(inner, where)
    elif isinstance(error, IterableValidationError):
        for inner, item in error.group_exceptions()[0]:
            yield from _explain(inner, f"{where}[{item.index}]")
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [name.name for name in fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield f"unknown key {where + '.' if where else ''}{key}{_nearest(key, known)}"
    elif isinstance(error, KeyError):
        yield f"{where}: is missing; it has no default"
    else:
        yield f"{where}: {error}"


def _nearest(name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.3)
    return f"; the nearest known one is {near[0]!r}" if near else ""


def _faults(file: _File, sources: tuple[Source, ...]) -> Iterator[str]:
    """Yield what is wrong with values that are of the right type."""
    if not _is_web(file.site.base_url):
        yield f"site.base_url: {file.site.base_url!r} is no http or https address"
    yield from storeurl.faults(file.store.url)
    yield from _crawl_faults(file.crawl)
    if file.publish.keep < 1:
        yield "publish.keep: at least one release must be kept"
    names = [source.name for source in sources]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"source {name!r}: the name is given to {names.count(name)} sources"
    for source in sources:
        for fault in _source_faults(source):
            yield f"source {source.name!r}: {fault}"


def _crawl_faults(crawl: CrawlSection) -> Iterator[str]:
    if crawl.since and not is_date(crawl.since):
        yield f"crawl.since: {crawl.since!r} is no date like 2022-03-25"
    if not (0 <= crawl.delay < inf and 0 < crawl.budget_minutes < inf and 0 < crawl.timeout < inf):
        yield "crawl: delay must not be negative; budget_minutes and timeout must be above 0"
    for name, value in (("user_agent", crawl.user_agent), ("contact", crawl.contact)):
        if not (value.isascii() and value.isprintable()):
            yield f"crawl.{name}: {value!r} goes out in a header; only printable ASCII can stand there"
    if not crawl.user_agent.strip():
        yield "crawl.user_agent is empty; sites want to know who asks"


def _source_faults(source: Source) -> Iterator[str]:
    known = families()
    if not NAME.fullmatch(source.name):
        yield "a name is made of a-z, 0-9, - and _, 63 characters at most"
    if source.family != "auto" and source.family not in known:
        yield f"unknown family {source.family!r}{_nearest(source.family, known)}"
    if not source.urls:
        yield "urls is empty; name a list page or an e-paper's entry page"
    for url in source.urls:
        if not _is_web(url):
            yield f"{url!r} is no http or https address"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _site(file: _File, sources: tuple[Source, ...], root: Path) -> SiteSettings:
    return SiteSettings(
        title=file.site.title,
        titles=file.site.titles,
        base_url=file.site.base_url.rstrip("/"),
        languages=file.site.languages,
        icp=file.site.icp,
        police_record=file.site.police_record,
        contact=file.site.contact,
        theme=root / file.site.theme if file.site.theme else None,
        outlets={source.name: Outlet(source.publisher, source.urls[0], source.republish) for source in sources},
        output=root / file.publish.output,
        keep=file.publish.keep,
    )
