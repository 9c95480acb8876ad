"""What holds for a whole text: whose it is, of which day and of which batch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bulletin import dates
from bulletin.extract.grammar import Article
from bulletin.extract.layout import Layout, Line
from bulletin.extract.lexer import Token
from bulletin.model import Context, Region
from bulletin.regions import gazetteer

_OF_PROVINCES = re.compile("(?:省(?:级|委|委省政府)|自治区)(?:生态|环境|环保)[^,。;]{0,8}督察")
_GROUPS = re.compile("[2-9两三四五六七八九]个督察组")
_EARLY = 20  # how many numerals and names from the start a dateline may stand
_SEVERAL = 3  # how many of its neighbours with their numbers show that a list is of the region above
_LEAD = 2  # a province named more than twice as often as the next is what a text is about
# What only the country's reports say, each with a word that most other texts lack.
_NATIONAL = (
    ("被督察", re.compile("(?<!由)(?<!由各)各?被督察(?:地方|地区|省|对象)")),
    (
        "个中央",
        re.compile("[0-9一二三四五六七八九十]个中央[^,。;]{0,8}督察组[^,。;]{0,10}(?:收到|受理|完成|全面)"),
    ),
    ("各督察组", re.compile("各督察组[^,。;]{0,4}(?:收到|受理)")),
    ("轮", re.compile("(?:首|第[一二三四])轮[^,。;]{0,14}督察[^,。;]{0,4}(?:收到|受理)")),
)
_OF_WRITER = re.compile("我(?:[省市区州县师盟旗]|地区)")
_OURS = re.compile("[我全](?:[省市区州县师盟旗]|地区)")
_OWN_DEICTIC = {
    "市": re.compile("[我全]市"),
    "州": re.compile("[我全]州"),
    "盟": re.compile("[我全]盟"),
    "县": re.compile("[我全]县"),
    "旗": re.compile("[我全]旗"),
    "地区": re.compile("[我全]地区"),
    "区": re.compile("[我全]区"),
}
_OF_CITY = re.compile("[我全](?:[市州盟]|地区)")
_OF_PROVINCE, _OF_REGION = re.compile("我省|全省"), re.compile("[我全](?:自治)?区")
_CENTRAL = re.compile("中央[^。;]{0,8}督察")
_MINISTRY = re.compile("生态环境部|环境保护部|环保部")


def article(plain: str, form: Layout, found: Sequence[Token], context: Context) -> Article:
    """Return what holds for a text, by its source, title, numerals and names, or as its context has it."""
    names = gazetteer()
    territory: Region | None = names.by_name(context.territory) if context.territory else None
    for source in (form.source, context.source):
        territory = territory or (names.territory_of(source) if source else None)
    title = next((line for line in form.lines if line.kind == "title"), None)
    if not context.territory and not _is_local(plain) and not _OF_PROVINCES.search(plain) and _is_national(plain):
        territory = names.by_code("000000")  # a city's paper may well report of the country
    territory = territory or _inferred(plain, form, title, found, context)
    head = takewhile(lambda token: token.start < title.end, found) if title else ()
    titled = [token for token in head if title and token.start >= title.start]
    if territory and not context.territory:
        territory = _elsewhere(territory, plain, titled) or _widened(territory, plain, titled)
        territory = _above_listed(territory, plain, found)
    batches = {token.data.number for token in titled if token.kind == "batch" and token.data.kind == "ordinal"}
    published = context.published or _published(form, found)
    batch = batches.pop() if len(batches) == 1 else None
    until = _until(plain, found, published)
    day = _handed_on(plain, titled, published)
    batched = [token.data for token in found if token.kind == "batch"]
    ordinals = frozenset(batch.number for batch in batched if batch.kind == "ordinal")
    return Article(
        plain=plain,
        published=published,
        dateline=_dateline(plain, found, published),
        territory=territory,
        title_batch=batch,
        batches=ordinals,
        title_day=day,
        until=until,
        title_until=_until(plain, titled, published),
        gazetteer=names,
    )


def _dateline(plain: str, found: Sequence[Token], published: str | None) -> str | None:
    """Return the day of 本报4月10日讯, which 今天 means."""
    days = (token for token in found[:_EARLY] if token.kind == "date" and token.data.kind == "date")
    written = next((token for token in days if plain.startswith(("讯", "电"), token.end)), None)
    return dates.resolve(written.data, published=published, previous=None) if written else None


def _handed_on(plain: str, titled: Sequence[Token], published: str | None) -> str | None:
    """Return the day that the title gives its batch: 第36批(9月14日转办)."""
    return next(
        (
            dates.resolve(token.data, published=published, previous=None)
            for token in titled
            if token.kind == "date" and plain.startswith(("转办", "交办", "移交", "转交"), token.end)
        ),
        None,
    )


def _is_local(plain: str) -> bool:
    return "师市" in plain or bool(_OURS.search(plain))


def _is_national(plain: str) -> bool:
    return any(word in plain and pattern.search(plain) for word, pattern in _NATIONAL)


def _until(plain: str, found: Sequence[Token], published: str | None) -> str | None:
    """Return the one date that the whole text gives as 截至, if there is just one."""
    if "截" not in plain:
        return None
    days = {
        dates.resolve(token.data, published=published, previous=None)
        for token in found
        if token.kind == "date" and plain.endswith(("截至", "截止"), 0, token.start)
    }
    return days.pop() if len(days) == 1 else None


def _widened(territory: Region, plain: str, titled: Sequence[Token]) -> Region:
    """Return the city or province above where a site prints the bulletin of the one above it.

    That is so if the text says 我市 on a county's site or 我省 on a city's, or if its title names the one above, and
    nothing speaks of the site's own area.
    """
    names = gazetteer()
    first = _first_named(titled, territory)
    while True:
        own = next((pattern for end, pattern in _OWN_DEICTIC.items() if territory.name.endswith(end)), None)
        above = names.parent(territory)
        if first and first.code == territory.code:
            return territory
        if above is None or above.level not in ("province", "prefecture") or own is None or own.search(plain):
            return territory
        ours = next((pattern for end, pattern in _OWN_DEICTIC.items() if above.name.endswith(end)), None)
        if above.level == "province" and not above.name.endswith("市"):
            ours = _OF_REGION if above.name.endswith("自治区") and territory.level != "county" else _OF_PROVINCE
        if not (first and first.code == above.code) and not (ours and ours.search(plain)):
            further = names.parent(above) if above.level == "prefecture" else None
            if further is None or not _OF_PROVINCE.search(plain):
                return territory
        territory = above


def _elsewhere(territory: Region, plain: str, titled: Sequence[Token]) -> Region | None:
    """Return the province or city that a title names where a paper of another one reports of it, and not of its own."""
    names = gazetteer()
    first = _first_named(titled, territory)
    if first is None or first.level not in ("province", "prefecture") or _OF_WRITER.search(plain):
        return None
    related = names.is_within(first, territory) or names.is_within(territory, first)
    return None if related or territory.name in plain else first


def _above_listed(territory: Region, plain: str, found: Sequence[Token]) -> Region:
    """Return the region above where the lists name the territory as one of several of its level.

    广州18件、梅州6件、东莞5件 in a paper of 广州 that never says 我市 nor names it elsewhere: of the province.
    """
    names = gazetteer()
    above = names.parent(territory)
    own = next((pattern for end, pattern in _OWN_DEICTIC.items() if territory.name.endswith(end)), None)
    if above is None or above.level not in ("province", "prefecture") or own is None or own.search(plain):
        return territory
    beside = set()
    for token, following in pairwise(found):
        if token.kind != "region" or token.data.kind != "place":
            continue
        region = names.resolve(token.data, territory=above)
        counted = following.kind == "number" and following.start == token.end
        if region == territory:
            if not counted:
                return territory
        elif region and counted and region.parent == above.code and region.level == territory.level:
            beside.add(region)
    return above if len(beside) >= _SEVERAL else territory


def _first_named(titled: Sequence[Token], territory: Region) -> Region | None:
    """Return the first region of the title, the territory if that stands there too (向福建省转办…涉及福州市)."""
    places = [token for token in titled if token.kind == "region" and token.data.kind == "place"]
    regions = [gazetteer().resolve(token.data) for token in places]
    return territory if territory in regions else next(iter(regions), None)


def _inferred(plain: str, form: Layout, title: Line | None, found: Sequence[Token], context: Context) -> Region | None:
    """Return the territory that a text without a telling source speaks of: the title's, the country's, the lists'."""
    names = gazetteer()
    places = [token for token in found if token.kind == "region" and token.data.kind == "place"]
    for token in places:
        if title and title.start <= token.start < title.end:
            region = names.resolve(token.data, on=context.published)
            if region and region.level in ("province", "prefecture", "xpcc"):
                return region
    body = next((line for line in form.lines if line.kind == "body"), None)
    head = " ".join(filter(None, (form.source, context.source))) + plain[: body.end if body else 0]
    if _MINISTRY.search(head):
        return names.by_code("000000")
    counts = Counter(parent for token in places for parent in _provinces(token)).most_common(2)
    leads = bool(counts) and (len(counts) == 1 or counts[0][1] > _LEAD * counts[1][1])
    ours = _OF_PROVINCE.search(plain) or _OF_REGION.search(plain)
    if not leads and (_CENTRAL.search(plain) or _GROUPS.search(plain)) and not _is_local(plain):
        return names.by_code("000000")
    inferred = names.by_code(counts[0][0]) if leads else None
    return _city_of(inferred, places) if inferred and _OF_CITY.search(plain) and not ours else inferred


def _city_of(province: Region, places: Sequence[Token]) -> Region:
    """Return the prefecture that nearly all counties named are of, where a text of no known source says 我市."""
    names = gazetteer()
    counties = (names.resolve(token.data, territory=province) for token in places)
    counts = Counter(county.parent for county in counties if county and county.level == "county").most_common(2)
    leads = counts and counts[0][1] >= _SEVERAL and (len(counts) == 1 or counts[0][1] > _LEAD * counts[1][1])
    city = names.by_code(counts[0][0] or "") if leads else None
    return city if city and city.level == "prefecture" else province


def _provinces(token: Token) -> set[str]:
    """Return the province of a name, none if the name alone leaves it open."""
    names = gazetteer()
    above = names.only(token.data, None) or names.resolve(token.data)
    while above and above.level not in ("province", "xpcc"):
        above = names.parent(above)
    return {above.code} if above else set()


def _published(form: Layout, found: Sequence[Token]) -> str | None:
    line = next((line for line in form.lines if line.kind == "source"), None)
    within = takewhile(lambda token: token.start < line.end, found) if line else ()
    for token in within:
        if line and token.kind == "date" and line.start <= token.start and token.data.year:
            return dates.resolve(token.data, published=None, previous=None)
    return None
