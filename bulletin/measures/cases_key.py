"""Cases that the inspection group marked for special attention."""

from bulletin.measures.measure import CASES, Measure, Word

MEASURE = Measure(
    key="cases_key",
    unit="件",
    counted=CASES,
    words=(
        Word(
            r"重点(?!(?:生态)?环境(?:保护)?问题)(?!督[查察](?!件|案|的)|检查|核查)(?:关注|交办|督办|信访|举报|转办|问题|案)?(?:信访|举报|投诉|交办|转办)?(?:事项|案件|信访件|问题线索|问题|件)?(?![0-9]*(?:行业|企业|工程|区域|流域|领域|污染源))|标[*](?:的?(?:信访)?件)?|[*]号?件|[加标带]星号?(?:的?(?:信访)?件)?"
        ),
    ),
)
