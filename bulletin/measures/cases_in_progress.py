"""Cases that are not completed yet."""

from bulletin.measures.measure import RESULTS, Measure, Word

MEASURE = Measure(
    key="cases_in_progress",
    unit="件",
    counted=RESULTS,
    words=(
        Word(
            r"正在(?:有序|抓紧|加紧|加快|积极|全力)?(?:办理|查办|处理|调查|推进|整改|核查|核实)|正按[^,。;0-9]{2,8}(?:办理|推进|整改)|未(?:办结|完成整改|完成|办理完毕|整改完成)|没有办结|尚未办结|办理中(?!央)|整改中(?!央)|在办(?:的|件)?(?=[0-9])|(?<=[0-9]件)在办(?!理)|(?:均|都|正)?在(?:有序|积极|加快|抓紧)?(?:推进|办理|整改)",
            status="正在办理",
        ),
    ),
)
