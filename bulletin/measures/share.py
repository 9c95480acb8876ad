"""The part of a category or a region in the cases of its scope, in per cent."""

from bulletin.measures.measure import PERCENT, Measure, Word

MEASURE = Measure(
    key="share",
    unit="%",
    counted=PERCENT,
    words=(Word(r"占(?:比|总数|总量)?"),),
)
