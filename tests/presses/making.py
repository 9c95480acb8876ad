"""From made-up pages to folders that the newsroom's server serves."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from presses.stories import Story


@dataclass
class Press:
    """One made-up site: its entry, its answers by address, its stories as they must be read."""

    name: str
    entry: str
    charset: str = "utf-8"
    content_type: str = "text/html; charset=utf-8"
    publisher: str = ""
    routes: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)

    def put(self, path: str, text: str, content_type: str | None = None) -> None:
        """Serve a text at an address."""
        assert path not in self.routes, path
        self.routes[path] = text.encode(self.charset, "xmlcharrefreplace"), content_type or self.content_type

    def tell(self, story: Story, path: str, text: str) -> None:
        """Serve a story at its address and expect it to be found."""
        story.url = path
        self.put(path, text)
        self.stories.append(story)

    def write(self, folder: Path) -> None:
        """Write the site as the newsroom's server reads it, and beside it what must be read."""
        place = folder / self.name
        (place / "www").mkdir(parents=True)
        routes: dict[str, dict[str, object]] = {}
        for number, (path, (body, kind)) in enumerate(self.routes.items()):
            (place / "www" / f"{number}.bin").write_bytes(body)
            routes[path] = {"file": f"{number}.bin", "content_type": kind, "last_modified": "2024-06-01T08:00:00"}
        routes |= {path: {"redirect": target, "status": 302} for path, target in self.redirects.items()}
        (place / "site.json").write_text(json.dumps({"family": self.name, "routes": routes}), "utf-8")
        articles = [expected(story) for story in self.stories]
        told = {"lists": [self.entry], "robots_disallow": [], "articles": articles}
        (place / "expected.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def expected(story: Story) -> dict[str, object]:
    """What a crawler must find of a story, in the form of the newsroom's expected files."""
    return {
        "url": story.url,
        "title": story.title,
        "source": story.source,
        "published": story.published,
        "author": story.author,
        "editor": story.editor,
        "paragraphs": len(story.paragraphs),
        "first": story.paragraphs[0][:12],
        "last": story.paragraphs[-1][-12:],
        "attachments": story.attachments,
        **({"pages": story.pages} if story.pages else {}),
    }
