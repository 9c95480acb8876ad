"""What of a number an editor can correct, and what each field can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from bulletin.errors import BulletinError
from bulletin.measures import counts_in, measures
from bulletin.model import Observation
from bulletin.regions import gazetteer
from bulletin.wording import MEASURES, SCOPES

NAMES = {
    "value": "数值", "region": "地区", "measure": "指标", "scope": "口径", "batch": "批次", "as_of": "截至日期",
    "category": "类别", "status": "状态",
}  # fmt: skip
"""What the fields are called on the site."""

_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")
_BATCH = re.compile("[1-9][0-9]{0,2}")
# Everything else is counted, so it is whole.
_FRACTIONS = frozenset(("万元", "%"))
_WORD_LIMIT = 40
_ALL = 100


class DecisionError(BulletinError):
    """A decision that cannot be; ``shown`` says the same in Chinese, for the editors' page."""

    def __init__(self, message: str, shown: str) -> None:
        super().__init__(message)
        self.shown = shown


def correction(observation: Observation, name: str, text: str) -> Observation:
    """Return the observation with one field as the editor writes it; raises DecisionError that says what it may be."""
    if name not in _PARSERS:
        raise DecisionError(f"field {name!r}: is none of {', '.join(FIELDS)}", f"没有“{name}”这一项")
    return replace(observation, **_PARSERS[name](observation, unicodedata.normalize("NFKC", text).strip()))


def written(observation: Observation, name: str) -> str:
    """Return a field as an editor writes it, empty where there is none."""
    value = getattr(observation, name)
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)


def shown(observation: Observation, name: str) -> str:
    """Return a field as the site names it, 无 where there is none."""
    return named(name, written(observation, name)) or "无"


def named(name: str, text: str) -> str:
    """Return what a field's value, as an editor writes it, is called in Chinese."""
    return {"measure": MEASURES, "scope": SCOPES}.get(name, {}).get(text, text)


def _value(observation: Observation, text: str) -> dict[str, Any]:
    if text.startswith("-"):
        raise DecisionError(f"value {text!r}: must be 0 or more", f"数值“{text}”：不能小于0")
    if not _NUMBER.fullmatch(text):
        raise DecisionError(f"value {text!r}: is no number like 28 or 3.5", f"数值“{text}”：请写成28或3.5这样的数字")
    value = Decimal(text)
    if observation.unit not in _FRACTIONS and value != value.to_integral_value():
        raise DecisionError(
            f"value {text!r}: {observation.unit} are counted, give a whole number",
            f"数值“{text}”：单位是“{observation.unit}”，应为整数",
        )
    if observation.unit == "%" and value > _ALL:
        raise DecisionError(f"value {text!r}: a share is at most 100", f"数值“{text}”：占比不能大于100")
    return {"value": value}


def _region(_: Observation, text: str) -> dict[str, Any]:
    region = gazetteer().by_name(text)
    if region is None:
        raise DecisionError(f"region {text!r}: is no official name of a region", f"地区“{text}”：不是地区的正式名称")
    return {"region": region.name, "region_code": region.code}


def _measure(observation: Observation, text: str) -> dict[str, Any]:
    if text not in measures():
        raise DecisionError(f"measure {text!r}: is none of {', '.join(measures())}", f"指标“{text}”：没有这个指标")
    unit = observation.unit if counts_in(text, observation.unit) else measures()[text].unit
    return {"measure": text, "unit": unit}


def _scope(_: Observation, text: str) -> dict[str, Any]:
    if text not in ("batch", "cumulative"):
        raise DecisionError(f"scope {text!r}: is batch or cumulative", f"口径“{text}”：只能是本批或累计")
    return {"scope": text}


def _batch(_: Observation, text: str) -> dict[str, Any]:
    if text and not _BATCH.fullmatch(text):
        raise DecisionError(
            f"batch {text!r}: is a whole number from 1 to 999, or empty for none",
            f"批次“{text}”：应为1至999的整数，没有就留空",
        )
    return {"batch": int(text) if text else None}


def _as_of(_: Observation, text: str) -> dict[str, Any]:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        day = None
    if text and (day is None or str(day) != text):
        raise DecisionError(
            f"as_of {text!r}: is a date like 2022-04-21, or empty for none",
            f"截至日期“{text}”：应写成2022-04-21这样的日期，没有就留空",
        )
    return {"as_of": text or None}


def _word(name: str) -> Callable[[Observation, str], dict[str, Any]]:
    def parse(_: Observation, text: str) -> dict[str, Any]:
        if len(text) > _WORD_LIMIT or not text.isprintable():
            raise DecisionError(
                f"{name} {text[:_WORD_LIMIT]!r}: is one line of at most {_WORD_LIMIT} characters",
                f"{NAMES[name]}“{text[:_WORD_LIMIT]}”：应是一行，不超过{_WORD_LIMIT}字",
            )
        return {name: text or None}

    return parse


_PARSERS: dict[str, Callable[[Observation, str], dict[str, Any]]] = {
    "value": _value,
    "region": _region,
    "measure": _measure,
    "scope": _scope,
    "batch": _batch,
    "as_of": _as_of,
    "category": _word("category"),
    "status": _word("status"),
}
FIELDS = tuple(_PARSERS)
"""What of a number can be corrected."""
