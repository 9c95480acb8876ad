"""Firms ordered to put things right; 责令停产整改 and other kinds of orders are not counted here."""

from bulletin.measures.measure import PENALTIES, Measure, Word

MEASURE = Measure(
    key="orders_rectify",
    unit="家",
    counted=PENALTIES,
    words=(
        # 责令42家企业整改: the number stands inside the words.
        Word(r"责令(?=[0-9,]+[余多]?[家户个](?:企业|单位|公司)?(?:按照?要求)?(?:进行|完成)?整改)"),
        Word(r"责令(?:限期)?(?:整改|改正)(?:企业|违法企业|单位|污染企业)?"),
    ),
)
