"""Cases handed to a region: 转办, 交办, 移交; what a region receives is the same thing seen from below."""

from bulletin.measures.measure import CASES, Measure, Word

MEASURE = Measure(
    key="cases_forwarded",
    unit="件",
    counted=CASES,
    words=(
        Word(
            r"(?:转办|交办|移交)有效(?:举报|信访|投诉)|转办|交办(?!督办)|移交(?!公安|司法|检察)|转交|转来|转到|分送|交到|转送|下交|(?:承办|承接|(?<!交)接办(?!理))(?!单位|部门|人)(?=[^,。;0-9]{0,8}[0-9])|受理并转办|收到并转办"
        ),
    ),
)
