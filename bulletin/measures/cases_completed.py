"""Cases completed, also 办结(含阶段性办结)."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_completed",
    unit="件",
    counted=RESULTS,
    words=(
        Word(
            r"(?:整改)?办结(?!率|时限|情况)|办理完毕|完成整改|完成查处|办理完成|整改完成|完成办理|办理完结|已完结|整改到位(?=[0-9])|完成(?:督察|信访|举报)问题整改(?=[0-9])",
            status="办结",
        ),
    ),
)
