"""Numbers that are no region's, by what stands before them: offices, shared cases, changes, single cases."""

from __future__ import annotations

import re

from bulletin.extract.items import Items, is_soft
from bulletin.extract.lexer import Quantity, Token
from bulletin.extract.state import CASE_UNITS, COUNTED_UNITS, HANDED, Item
from bulletin.text import HAN

_BELOW = ("市区", "街道", "镇", "乡", "苏木", "社区", "村")
_REST = re.compile(
    r"其(?:余|他|它)(?:各?[0-9一二三四五六七八九十两]{0,3}个?)?(?:各?(?:地区|地州市|地州|市州|州市|县市|市县|区县|县区|师市|团场|(?:市|州|县|区|地)\([市州县区、]+\)|市|州|县|区|师|地方))(?:各|共|均为)?$"
)
_CHANGE = re.compile("(?:较|比|相比|环比|同比)[^。;]{0,16}(?:增加|减少|上升|下降|增长|多|少|[增减升降])了?[约近]?$")
_BELOW_ENDS = frozenset(word[-1] for word in _BELOW) | {"团"}
_EARLIER, _EARLIER_ENDS = re.compile("此前(?:已|累计)?(?:移交|转办|交办|转交)的?$"), frozenset("的交办")
_CHANGE_ENDS = frozenset("加少升降长多增减了约近")
_ONE_FIRM = re.compile(
    "该(?:公司|企业|厂|单位|店|站|场|项目|养殖|户|业主|加工|作坊|经营|矿|个体|合作社|酒店|饭店|餐厅)"
)
_OTHER, _OTHER_ENDS = ("其余", "其他"), frozenset("余他")
_SPREAD = ("分布", "来自", "涉及", "为其他")  # 其余6件分布在6个地州
_TOLD_APART = frozenset(("measure", "batch", "group", "region", "category", "this", "date"))
_OF_WHOLE = re.compile("[^,。;0-9占]{0,6},占(?:全[省区市州国疆]|同期|累计)[^,。;0-9]{0,14}")
_LISTED = frozenset(("、", ",", "和", ";"))
_SEVERAL_OVER = re.compile("[0-9]个[市州县区地][^,。;]{0,8}(?:超过|达到|在)$")  # 12个市的投诉超过10件
_BOUND = ("少于", "不足", "低于", "不到", "不超", "小于", "多于")
_BOUND_OR_OVER = (*_BOUND, "超过", "达到", "在", "\n")
_SIDES = re.compile("[、和与]")
_BOUND_AFTER = ("以下", "以上", "以内", "之内")
# What stands right before such a number, or right after it.
_BOUND_ENDS, _BOUND_BEGINS = frozenset(word[-1] for word in _BOUND_OR_OVER), frozenset("以之")
_PAPERS = frozenset("单函书令")  # 督办单48个
_CASE_LENGTH, _CLAUSE_LENGTH = 400, 30
_NEAR, _GAP = 14, 8  # how far what these patterns find may reach
_AVERAGE = re.compile("(?:日均|平均|每[天日])[^,。;0-9]{0,6}$")
# An office of the level that the text speaks of: 市农业局1件, 省公安厅各2件.
_OFFICE = re.compile(
    "(?:^|[、,;:。 |和与及])[省市州区县师][\u4e00-\u9fff ]{1,9}(?:[局厅委办室]|集团|公司|中心) ?各?$"
    r"|(?:^|[、,;:。 |和与及])[\u4e00-\u9fff]{2,12}(?:集团|公司)$"
)
# 喀什地区和克州共同办理1件, 与鄯善县共1件: a case that several have together.
_TOGETHER = re.compile(
    "(?:(?:单独|独立)(?:办理|承办)[和及与、])?[^,。;、0-9]{0,4}(?:共同|交叉|共办(?![理结])|合办|联合|分别(?:办理|承办|交办))[^,。;、0-9]{0,6}"
)
_WITH = re.compile("共(?:同|有)?(?:办理|承办)?")
_OFFICE_ENDS = frozenset("局厅委办室各 团司心")
_OFFICE_LIMIT = 14
# The name of a district or zone that the gazetteer lacks, in a list: 、乌有区1件.
_UNKNOWN = re.compile(
    "(?:^|[、,;:和与及])(?![^、]*[0-9一二三四五六七八九十个各全])[\u4e00-\u9fff]{2,6}(?:[区县市]|基地|管委会|新城)$"
)
_UNKNOWN_LIMIT = 8
_KIND, _IS_KIND = re.compile(f"[{HAN}]{{2,12}}(?<![件案访报诉办])"), re.compile("[有为是]")
_MARK = re.compile("[,。;、]")
# One case told in words, whose category no word of ours names: 反映某厂夜间卸货扰民问题1件.
_DESCRIBED = re.compile("反映(?!的)[^,。;0-9]{4,40}(?<!环境)问题$")
_DESCRIBED_LIMIT = 44


class Passing(Items):
    """Tells which numbers are passed over, and why."""

    __slots__ = ()

    def _passed_over(self, index: int, token: Token, found: Quantity, items: list[Item], before: str) -> str | None:
        """Return the reason why a number is none of a region's, by what stands right before it."""
        plain, start = self.plain, token.start
        last = self.items[-1] if self.items else None
        if self.rest and (reason := self._rest_or_average(plain[max(0, start - _NEAR) : start])):
            return reason
        if before in _OTHER_ENDS and plain.endswith(_OTHER, 0, start) and plain.startswith(_SPREAD, token.end):
            return "rest"
        if before in _CHANGE_ENDS and _CHANGE.search(plain[max(0, start - 24) : start]):
            return "change"  # 较上批增加3件
        if before in _EARLIER_ENDS and _EARLIER.search(plain, max(0, start - _NEAR), start):
            return "earlier"  # 加上此前移交的80件
        if index and self.sequence[index - 1] == "date" and self._of_year_before(self.tokens[index - 1], token):
            return "earlier"
        if found.unit not in COUNTED_UNITS:
            return "single-case" if not items and self._of_one_firm(token) else None
        if before in _BELOW_ENDS and self._below_county(start):
            return "below-county"
        if last and last.token.end != start and self._together(token):
            self.items = []
            return "shared"
        if found.unit == "个":
            return "other-quantity" if before in _PAPERS else None
        if (before in _OFFICE_ENDS or (last and last.organ)) and self._of_office(token):
            self.r.apart[found.value] = self.frame
            self.last = []
            self.office = not self.segment_items
            self.segment_items += 1
            self._keep_offices(token, found)
            return "not-a-region"
        if items:
            return "rest" if items[0].category == "其他" and self._of_other_places(items[0].token) else None
        return "unknown-region" if self._of_unknown(token) else "unknown-kind" if self._of_unnamed_kind(index) else None

    @staticmethod
    def _rest_or_average(near: str) -> str | None:
        """其余6个市(州)350件, 日均转办58件: tell by what stands right before a number."""
        if "其" in near and _REST.search(near):
            return "rest"
        return "rate" if ("均" in near or "每" in near) and _AVERAGE.search(near) else None

    def _of_other_places(self, name: Token) -> bool:
        """石家庄37件、保定30件、其他73件; 重点9件、其他402件: 其他 is the rest of what is listed, no category."""
        last = self.last[-1] if self.last else None
        listed = last and ((last.bare and last.rule == "list") or (last.measure == "cases_key" and not last.category))
        bare = name.end - name.start == 2  # noqa: PLR2004 - the word alone, no 其他类
        return bool(listed) and bare and self.plain[self.last_number_end : name.start] in _LISTED

    def _unsure(self, index: int, token: Token, found: Quantity, items: list[Item]) -> str | None:
        """Return the reason why a number is no exact one, or why nobody can tell whose it is."""
        plain, start, end = self.plain, token.start, token.end
        hedges = found.approximate or plain[start - 1] in _BOUND_ENDS or plain[end : end + 1] in _BOUND_BEGINS
        if hedges and (reason := self._hedged(token, found)):
            return reason
        return "unpaired" if not (items or self.batches) and self._unpaired(index, found) else None

    def _hedged(self, token: Token, found: Quantity) -> str | None:
        """Return the reason why a number only says what others are below or above, or that there are some ten."""
        if self._is_bound(token.start) or self.plain.startswith(_BOUND_AFTER, token.end):
            return "bound"
        vague = found.approximate and found.unit in CASE_UNITS and (found.spelled or self._vague(token))
        return "vague" if vague else None

    def _unpaired(self, index: int, found: Quantity) -> bool:
        """第一组、第二组分别收到12件、9件: numbers side by side are of as many names, none of which is known here."""
        return self._beside(index - 2, found) or self._beside(index, found)

    def _beside(self, first: int, found: Quantity) -> bool:
        """Tell whether a number of this unit and another one stand side by side, the first of them here."""
        if first < 0 or self.sequence[first : first + 3] != ["number", "join", "number"]:
            return False
        if self.sequence[first + 3 : first + 4] == ["measure"]:
            return False  # 阶段性办结20件、6件正在办理: each has its own word
        one, _, other = self.tokens[first : first + 3]
        between = self.plain[one.end : other.start]
        return one.data.unit == other.data.unit == found.unit and bool(_SIDES.fullmatch(between))

    def _is_bound(self, start: int) -> bool:
        """Tell whether a number only says what others are below or above."""
        plain = self.plain
        if not plain.endswith(_BOUND_OR_OVER, 0, start):
            return False
        return plain.endswith(_BOUND, 0, start) or bool(_SEVERAL_OVER.search(plain, max(0, start - 16), start))

    def _vague(self, token: Token) -> bool:
        return bool(re.search("解决|推动|清理|化解", self.plain[max(0, token.start - 18) : token.start]))

    def _below_county(self, start: int) -> bool:
        plain = self.plain
        if plain[start - 1] == "团":
            return plain[start - 2].isdigit()  # 101团8件
        return plain.endswith(_BELOW, 0, start) and not plain.endswith("农村", 0, start)

    def _of_one_firm(self, token: Token) -> bool:
        """对该厂罚款18万元, 受理编号D01:...罚款18万元: what is told of one case is no figure of a region."""
        before = self.plain[max(0, token.start - _CASE_LENGTH) : token.start].rpartition("\n")[2]
        return "编号" in before or bool(_ONE_FIRM.search(before[-_CLAUSE_LENGTH:].rpartition("。")[2]))

    def _of_office(self, token: Token) -> bool:
        """省直部门直接办理3件: what an office has is no region's."""
        start = token.start
        item = self.items[-1] if self.items else None
        if self.each and item and not self._number_since(item) and not all(each.organ for each in self.items):
            return False  # 万州区、城口县、市交通运输委各1件: each of the regions has one too
        if _OFFICE.search(self.plain, max(0, start - _OFFICE_LIMIT), start):
            return True
        if item is None or not item.organ or self._number_since(item) or self.each or self.pairs:
            return False
        gap = self.plain[item.token.end : start]
        return item.token.data.kind == "organ" and not _MARK.search(gap) and len(gap) <= _GAP

    def _of_unknown(self, token: Token) -> bool:
        """Tell whether the number is that of a place without a known name, so of none of the text's regions."""
        if not self.segment_items or not self.plain.endswith(
            ("区", "县", "市", "基地", "管委会", "新城"), 0, token.start
        ):
            return False
        before = next(self._before(token.start), None)
        if before and before.end == token.start:
            return False
        return bool(_UNKNOWN.search(self.plain, max(0, token.start - _UNKNOWN_LIMIT), token.start))

    def _of_unnamed_kind(self, index: int) -> bool:
        """采矿119件、化工18件: in a list, a number right behind a word that names no kind known here."""
        if not index:
            return False
        before = self.sequence[index - 1]
        if before == "join" or (before == "comma" and self.last and self.last[-1].category):
            number, mark = self.tokens[index - 2], self.tokens[index - 1]
            return number.kind == "number" and number.end == mark.start and self._behind_a_word(index)
        following = self.sequence[index + 1 : index + 4]
        if following[:2] == ["join", "number"]:
            return self._behind_a_word(index) and self._behind_a_word(index + 2)
        return following == ["join", "category", "number"] and self._behind_a_word(index)

    def _behind_a_word(self, index: int) -> bool:
        between = self.plain[self.tokens[index - 1].end : self.tokens[index].start]
        word = _IS_KIND.split(between)[-1]
        return bool(_KIND.fullmatch(word)) and not is_soft(word)

    def _of_taker(self, token: Token) -> bool:
        """转办乌鲁木齐市641件,占全区总数的45.5%: a share right after what one place was handed is that place's."""
        last = self.last[0] if len(self.last) == 1 else None
        region = last.subject.region if last and last.subject else None
        if last is None or region is None or last.measure not in HANDED or last.category or self.depth:
            return False
        return region is self.frame.subject.region and bool(_OF_WHOLE.fullmatch(self.plain, last.end, token.start))

    def _of_some(self, token: Token) -> bool:
        """来自同一小区的有5件: cases told apart by what no word here names are no total."""
        return not any(each.kind in _TOLD_APART for each in self._clause_before(token))

    @staticmethod
    def _of_year_before(before: Token, token: Token) -> bool:
        """与去年458件重复: what was counted the year before is no state of these cases."""
        return bool(before.data.years_back) and before.end == token.start

    def _together(self, token: Token) -> bool:
        """Tell whether a number counts what several regions have together, which is nobody's."""
        items = self.items
        if self.each or self.pairs:
            return False
        if items[0].category is not None or self._number_since(items[-1]):
            return False
        between = self.plain[items[-1].token.end : token.start]
        alone = len(items) == 1 and self.plain[items[0].token.start - 1] in "与和同"
        return bool(_TOGETHER.fullmatch(between) or (alone and _WITH.fullmatch(between)))

    def _described(self, token: Token) -> bool:
        start = max(0, token.start - _DESCRIBED_LIMIT)
        return self.plain.endswith("问题", 0, token.start) and bool(_DESCRIBED.search(self.plain, start, token.start))
