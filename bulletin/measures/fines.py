"""Fines in 万元."""

from bulletin.measures.measure import MONEY, Measure, Word

MEASURE = Measure(
    key="fines",
    unit="万元",
    counted=MONEY,
    words=(Word(r"(?:共|拟|累计)?(?:处)?罚款(?:金额)?|处罚金额|罚没(?:款|金额)?|罚金"),),
)
