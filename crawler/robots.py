"""What a host's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protego import Protego

from crawler.errors import CrawlerError
from crawler.page import decode

if TYPE_CHECKING:
    from typing import Self

# RFC 9309, 2.5: at least so much must be read; what follows is ignored.
_LIMIT = 500 * 1024
_LONGEST_DELAY = 300.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one user agent; ``delay`` is the Crawl-delay in seconds, 0 without one, 5 minutes at most."""

    rules: Protego
    agent: str
    delay: float

    @classmethod
    def read(cls, body: bytes, user_agent: str) -> Self:
        """Read a body; one that is no text, or a page in place of a robots.txt, holds no rules."""
        if len(body) > _LIMIT:
            body = body[:_LIMIT].rpartition(b"\n")[0]
        try:
            text = decode(body)
        except CrawlerError:
            text = ""
        agent = user_agent.partition("/")[0].strip() or user_agent
        rules = Protego.parse(text.lstrip("\ufeff") if not text.lstrip("\ufeff \r\n\t").startswith("<") else "")
        return cls(rules, agent, min(float(rules.crawl_delay(agent) or 0), _LONGEST_DELAY))

    def allows(self, url: str) -> bool:
        """Tell whether an address may be asked."""
        return bool(self.rules.can_fetch(url, self.agent))
