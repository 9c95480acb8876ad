"""The template engine: one environment a language, autoescaped, strict about what is undefined.

Pages are many and alike, so what does not depend on the page is done once, when a template is compiled.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from publisher import labels
from publisher.errors import PublisherError
from publisher.marking import marked
from publisher.phrases import phrased
from publisher.web import printed, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2.compiler import Frame

    from publisher.tongue import Tongue

_INSTALLED = Path(__file__).parent / "_templates"
_CHECKOUT = Path(__file__).parent.parent / "templates"

_made: list[Environment] = []


def template_folder() -> Path:
    """Return the folder of templates: in the installed package, else at the top of the checkout."""
    for folder in (_INSTALLED, _CHECKOUT):
        if folder.is_dir():
            return folder
    raise PublisherError(f"no templates in {_INSTALLED} or {_CHECKOUT}; install the program again")


def look_again() -> None:
    """Let go of templates whose files changed. A build looks once, not for each of its pages."""
    for made in _made:
        known = made.cache or {}
        if not all(template.is_up_to_date for template in known.values()):
            known.clear()


@cache
def environment(theme: Path | None, tongue: Tongue) -> Environment:
    """Return the environment of a language; a theme's templates take the place of those of the same name.

    A template can still name the one it takes the place of, as in ``{% extends "default/base.html" %}``.
    """
    ours = FileSystemLoader(template_folder())
    first = FileSystemLoader(theme / "templates") if theme else ours
    made = _Environment(
        loader=ChoiceLoader([first, ours, PrefixLoader({"default": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    _made.append(made)
    made.tongue = tongue
    made.globals["_"] = _sentences(tongue)
    made.globals["tongue"] = tongue
    made.globals["labels"] = labels
    made.filters["filled"] = _filled
    made.filters["web"] = web_address
    made.filters["marked"] = marked
    made.filters["phrased"] = phrased
    return made


def _filled(sentence: str, **values: object) -> Markup:
    """Return a sentence of ours with values filled in; these are escaped."""
    return Markup(sentence % {name: printed(value) for name, value in values.items()})  # noqa: S704 - see above


def _sentences(tongue: Tongue) -> Callable[..., Markup]:
    """Return what templates say sentences with: each is looked up once."""
    known = cache(tongue.say)
    safe = cache(lambda message: Markup(known(message)))  # noqa: S704 - our own sentences

    def say(message: str, /, **values: object) -> Markup:
        return _filled(known(message), **values) if values else safe(message)

    return say


class _Generator(CodeGenerator):
    """Lets values be printed by ``publisher.web.printed``, and calls what gives addresses without the way around."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - as there
        match node:
            case nodes.Call(node=nodes.Name(name="link" | "asset" | "part"), args=[wanted], kwargs=[]):
                self.visit(node.node, frame)
                self.write("(")
                self.visit(wanted, frame)
                self.write(")")
            case _:
                super().visit_Call(node, frame, forward_caller=forward_caller)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class _Environment(Environment):
    """An environment whose templates look up their sentences when they are compiled."""

    code_generator_class = _Generator
    tongue: Tongue
    printed = staticmethod(printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template finds everywhere; copied for every page, a plain dictionary fastest."""
        return {**self.globals, **(d or {})}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        return super()._generate(_Said(self.tongue).visit(source), name, filename, defer_init)


class _Said(NodeTransformer):
    """Puts sentences in the places of what says them."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named by the base class
        match self.generic_visit(node):
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))], kwargs=values):
                said = nodes.Const(self._tongue.say(message), lineno=node.lineno)
                if values:
                    return nodes.Filter(said, "filled", [], values, None, None, lineno=node.lineno)
                return nodes.MarkSafe(said, lineno=node.lineno)
            case other:
                return other
