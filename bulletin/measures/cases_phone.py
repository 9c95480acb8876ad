"""Reports by telephone."""

from bulletin.measures.measure import CASES, Measure, Word

MEASURE = Measure(
    key="cases_phone",
    unit="件",
    counted=CASES,
    words=(
        Word(
            r"(?<!来信)(?<!来信[、和与及])来电(?!来信|[、和与及]来信)(?!举报件共)(?:举报|投诉|反映)?|来电(?=[、和与及]来信(?:举报|投诉)?件?的?(?:分别|依次))"
            r"|(?<=来信[、和与及])来电(?=(?:举报|投诉)?件?的?(?:分别|依次))|电话(?:举报|投诉|受理|来访)?(?=[0-9])|电话(?:举报|投诉)"
        ),
    ),
)
