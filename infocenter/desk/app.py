"""The editors' page as a WSGI application: pages, forms, and the answers to what cannot be."""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from bulletin.corrections import DecisionError
from bulletin.errors import BulletinError
from bulletin.ledger import Ledger, bulletins, decisions
from infocenter import console
from infocenter.account import renew_if_possible
from infocenter.deciding import decide, named_editor
from infocenter.desk import acts, views
from infocenter.desk.guard import DeskRequest, Guard, harden
from infocenter.errors import LockedError
from infocenter.lock import run_lock
from infocenter.publishing import publish_site
from infocenter.waiting import across, waiting
from publisher import labels
from publisher.engine import environment, template_folder
from publisher.errors import PublisherError
from publisher.release import in_service
from publisher.render import clean
from publisher.story import ZONE
from publisher.tongue import CHINESE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from wsgiref.types import StartResponse, WSGIEnvironment

    from infocenter.config import Config

_RULES = Map(
    [
        Rule("/", endpoint="waiting", methods=["GET"]),
        Rule("/misfits", endpoint="misfits", methods=["GET"]),
        Rule("/find", endpoint="find", methods=["GET"]),
        Rule("/history", endpoint="history", methods=["GET"]),
        Rule("/bulletin/<id_>", endpoint="bulletin", methods=["GET"]),
        Rule("/bulletin/<id_>", endpoint="decide", methods=["POST"]),
        Rule("/publish", endpoint="publish", methods=["POST"]),
        Rule("/static/<name>", endpoint="static", methods=["GET"]),
    ]
)
_STATIC = {"site.css": "static/site.css", "icon.svg": "static/icon.svg", "desk.css": "desk/desk.css"}
_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
_PER_PAGE, _MISFITS = 50, 300
_STATES = {"quiet": "久无更新", "drifted": "版面变动", "blocked": "被拦截", "unreachable": "无法访问"}
_BUSY = "另一项任务（抓取或发布）正在进行，您的操作没有执行。请过几分钟再按一次。"


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page says first of all; ``typed`` is the form that was not accepted, to be shown as it was filled in."""

    text: str
    typed: Mapping[str, str] = field(default_factory=dict)
    alert: bool = False


class Desk:
    """The application; ``key`` lets a browser in."""

    def __init__(self, config: Config, *, key: str, port: int) -> None:
        self._config = config
        self._guard = Guard(key, port)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        request = DeskRequest(environ)
        try:
            response = self._answer(request)
        except HTTPException as error:
            told = error.description if error.code == HTTPStatus.FORBIDDEN else None
            response = self._message(told or _said(error.code), error.code or HTTPStatus.BAD_REQUEST)
        except LockedError:
            response = self._message(_BUSY, HTTPStatus.SERVICE_UNAVAILABLE)
        except (BulletinError, PublisherError) as error:
            response = self._message(f"没有执行，网站保持原样：{error}", HTTPStatus.SERVICE_UNAVAILABLE)
        harden(response)
        return response(environ, start_response)

    def _answer(self, request: DeskRequest) -> Response:
        _ = request.host  # refuses any but this machine's
        endpoint, values = _RULES.bind_to_environ(request.environ).match()
        if endpoint == "static":
            return _static(values["name"])
        if self._guard.opens(request):
            # A page that goes on, no redirect: when another program led here, the cookie counts only from our page.
            welcome = self._render("welcome", HTTPStatus.OK, pending=0)
            self._guard.let_in(welcome)
            return welcome
        if not self._guard.knows(request):
            return self._message("请用启动程序时显示的完整地址打开本页。", HTTPStatus.FORBIDDEN)
        if not values.get("id_", "").isprintable():
            raise NotFound
        if request.method == "POST":
            self._guard.check_form(request)
        answer: Callable[..., Response] = getattr(self, f"_{endpoint}")
        return answer(request, **values)

    def _waiting(self, _: DeskRequest) -> Response:
        renew_if_possible(self._config)
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            found, misfits = waiting(connection), across(connection)
        return self._page(
            "waiting",
            found=found,
            misfits=sum(each.severity == "error" for each in misfits),
            lost=[views.line(each) for each in found.lost],
            limit=_PER_PAGE,
            states=_STATES,
        )

    def _misfits(self, _: DeskRequest) -> Response:
        renew_if_possible(self._config)
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            found = across(connection)
        return self._page("misfits", found=found, limit=_MISFITS)

    def _find(self, request: DeskRequest) -> Response:
        words = clean(request.args.get("q", "")).strip()[:_PER_PAGE]
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            found = bulletins.find(connection, words, _PER_PAGE)
        return self._page("find", found=found, words=words)

    def _history(self, request: DeskRequest) -> Response:
        number = max(request.args.get("page", 1, type=int), 1)
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            count = decisions.count(connection)
            pages = max(1, -(-count // _PER_PAGE))
            number = min(number, pages)
            found = decisions.latest(connection, _PER_PAGE, (number - 1) * _PER_PAGE)
        return self._page("history", found=[views.line(each) for each in found], number=number, pages=pages)

    def _bulletin(self, request: DeskRequest, id_: str, notice: Notice | None = None, status: int = 200) -> Response:
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            record = next(bulletins.records(connection, [id_]), None)
            made = decisions.of(connection, id_)
        if record is None:
            raise NotFound
        view = views.bulletin_view(record, made)
        chosen = view.number((notice.typed.get("target") if notice else None) or request.args.get("number"))
        if notice is None and "kept" in request.args:
            notice = Notice("已记录。还没有上线：按“立即发布”后，网站才会改变。")
        present = acts.filled(chosen.observation) if chosen else {}
        typed = dict.fromkeys(("target", "act", "reason", "who"), "") | present | dict(notice.typed if notice else {})
        who = typed["who"] or urllib.parse.unquote(request.cookies.get("who", "")) or named_editor()
        return self._page(
            "bulletin", status, view=view, chosen=chosen, notice=notice, typed=typed, who=who, measures=labels.MEASURES
        )

    def _decide(self, request: DeskRequest, id_: str) -> Response:
        form = {name: clean(value) for name, value in request.form.items()}
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            record = next(bulletins.records(connection, [id_]), None)
            made = decisions.of(connection, id_)
        if record is None:
            raise NotFound
        try:
            wanted = acts.asked(form, record, made, console.now().isoformat())
            decide(self._config, wanted, seen=_whole(form.get("seen", "")))
        except LockedError:
            return self._bulletin(request, id_, Notice(_BUSY, form, alert=True), HTTPStatus.SERVICE_UNAVAILABLE)
        except DecisionError as error:
            notice = Notice(f"没有记录：{error.shown}", form, alert=True)
            return self._bulletin(request, id_, notice, HTTPStatus.UNPROCESSABLE_ENTITY)
        query = {"number": form["target"], "kept": "1"} if form["target"] != id_ else {"kept": "1"}
        address = f"/bulletin/{urllib.parse.quote(id_)}?{urllib.parse.urlencode(query)}"
        response = redirect(address, HTTPStatus.SEE_OTHER)
        response.set_cookie("who", urllib.parse.quote(form["who"]), httponly=True, samesite="Strict")
        return response

    def _publish(self, _: DeskRequest) -> Response:
        with run_lock(self._config.lock):
            report = publish_site(self._config)
        told = f"已发布，新版本 {report.release}。" if report.release else "网站已是最新，没有需要发布的改动。"
        return self._message(told, HTTPStatus.OK)

    def _message(self, told: str, status: int) -> Response:
        return self._render("message", status, told=told, pending=0)

    def _page(self, template: str, status: int = HTTPStatus.OK, **values: Any) -> Response:
        with Ledger(self._config.store_url, read_only=True) as ledger, ledger.transaction() as connection:
            pending = decisions.count(connection, since=_utc(in_service(self._config.site.output)))
        return self._render(template, status, pending=pending, **values)

    def _render(self, template: str, status: int, **values: Any) -> Response:
        text = (
            environment(None, CHINESE)
            .get_template(f"desk/{template}.html")
            .render(
                title=self._config.site.title,
                token=self._guard.token,
                release=in_service(self._config.site.output),
                **values,
            )
        )
        return Response(clean(text), status, mimetype="text/html")


def _utc(release: str | None) -> str:
    """Return when a release was made, as the decisions tell their time; empty for none."""
    if release is None:
        return ""
    return datetime.strptime(release[:15], "%Y%m%dT%H%M%S").replace(tzinfo=ZONE).astimezone(UTC).isoformat()


def _whole(text: str) -> int:
    """Return a form's count; one that is missing knows of nothing."""
    return int(text) if text.isascii() and text.isdecimal() else 0


def _static(name: str) -> Response:
    if name not in _STATIC:
        raise NotFound
    body = (template_folder() / _STATIC[name]).read_bytes()
    return Response(body, content_type=_TYPES[name.rpartition(".")[2]])


def _said(code: int | None) -> str:
    told = {
        HTTPStatus.NOT_FOUND: "没有这一页。",
        HTTPStatus.METHOD_NOT_ALLOWED: "这个地址不能这样使用。",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "提交的内容太长，没有执行。",
    }
    return told.get(HTTPStatus(code or HTTPStatus.BAD_REQUEST), "请求有误，没有执行。")
