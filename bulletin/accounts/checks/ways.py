"""来电 + 来信 = total, unless there were other ways to report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bulletin.accounts.checks.frame import Clash, said, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin.accounts.checks.frame import Figures

NAMES = {"phone-and-letter": "来电来信与总数不符"}
_OTHER_WAYS = re.compile("微信|短信|邮件|网络举报|网上|来访|其[他它](?:途径|方式|渠道)")


def of_figures(found: Figures) -> Iterator[Clash]:
    """Yield the regions whose reports by phone and by letter are not all their reports."""
    for passage in found.passages:
        phone, letter = passage.one("cases_phone"), passage.one("cases_letter")
        totals = passage.any("cases_forwarded", "cases_received", "cases_valid")
        if not phone or not letter or not totals:
            continue
        both = total((phone, letter))
        if any(both == each.value or (both < each.value and _OTHER_WAYS.search(found.text)) for each in totals):
            continue
        whole = totals[0]
        message = (
            f"{whole.region}：来电{said(phone)}、来信{said(letter)}，合计{both:f}{whole.unit}，总数为{said(whole)}"
        )
        yield Clash("phone-and-letter", message, (whole,), (phone, letter))
