"""Reports by letter."""

from bulletin.measures.measure import CASES, Measure, Word

MEASURE = Measure(
    key="cases_letter",
    unit="件",
    counted=f"{CASES}|封",
    words=(
        Word(
            r"(?<!来电)(?<!来电[、和与及])来信(?!来电|[、和与及]来电)(?!举报件共)(?:举报|投诉|反映)?|来信(?=[、和与及]来电(?:举报|投诉)?件?的?(?:分别|依次))"
            r"|(?<=来电[、和与及])来信(?=(?:举报|投诉)?件?的?(?:分别|依次))|信件(?=[0-9])|信件(?:举报|投诉)|信函(?:举报)?|书面(?:举报|投诉|反映)"
        ),
    ),
)
