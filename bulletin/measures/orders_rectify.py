"""Firms ordered to put things right; 责令停产整改 and other kinds of orders are not counted here."""

from bulletin.measures.measure import PENALTIES, Measure, Word

MEASURE = Measure(
    key="orders_rectify",
    unit="家",
    counted=PENALTIES,
    words=(Word(r"责令(?:限期)?(?:整改|改正)(?:企业|违法企业|单位|污染企业)?"),),
)
