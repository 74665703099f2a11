"""The same rules as formulas in a worksheet, for LibreOffice to work out.

Run as a program it writes the workbook with formulas: SCHEME ROWS PATH.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

_OFFICES = ("soffice", "libreoffice")
# Formulas are worked out when the file is opened, whoever wrote it.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

_MEAN = 'ROUND(AVERAGEIFS({%s:},{market:},{market},{role:},{role},{formal:},"<>no"),4)'
_FALLS = 'IF({role}="%s",MAX(0,%d-FLOOR(MAX(0,%s)/%s,1)),"")'
_BAND = "IF({%s}>=90%%,20,IF({%s}>=85%%,10,0))"
_LADDER = 'IF({violations}>0,"",IF({licensed_months}<3,%s,IF({area}="urban",%s,%s)))'


def _fall(role: str, most: int, rate: str, step: str, *, high: bool = False) -> str:
    mean = _MEAN % rate
    gap = f"{{{rate}}}-{mean}" if high else f"{mean}-{{{rate}}}"
    return _FALLS % (role, most, gap, step)


def _lookup(cuts: list[int], results: list[str]) -> str:
    return f"LOOKUP({{score}},{{{{{';'.join(map(str, cuts))}}}}},{{{{{';'.join(results)}}}}})"


_CUTS = {"urban": [0, 30, 50, 80, 85, 90, 95], "rural": [0, 25, 45, 75, 80, 85, 90]}
_STARS = ["1", "2", "3", "4", "4", "5", "5"]
_TIERS = ['"1"', '"2"', '"3"', '"4-I"', '"4-II"', '"5-I"', '"5-II"']
_ALL_POINTS = "SUM({task_points}:{extra_points})"
_LEVELS = ("customer_focus", "service_detail", "direction", "responsibility", "professionalism")

# {name} is the cell of this row, {name:} the whole column; doubled braces are braces.
FORMULAS: Mapping[str, Mapping[str, str]] = {
    "call-center-sales": {
        "task_points": 'ROUND(IF({role}="inbound",50,30)*MIN(1,{tasks_done}/{tasks_assigned}),2)',
        "conversion_points": _fall("inbound", 20, "conversion_rate", "1%"),
        "big_orders_points": _fall("inbound", 10, "big_order_rate", "1%"),
        "repurchase_points": _fall("followup", 20, "repurchase_rate", "3%"),
        "churn_points": _fall("followup", 20, "churn_rate", "1%", high=True),
        "outbound_points": 'IF({role}="followup",ROUND(10*MIN(1,{calls_effective}/{calls_planned}),2),"")',
        "recording_points": "{recording}",
        "responsibility_points": "{responsibility}",
        "attendance_points": "IF({late}>2,0,5-{late})",
        "extra_points": "N({bonus_points})",
        "score": f"ROUND({_ALL_POINTS},2)",
        "star": 'IF({formal}="no","",IF({score}>=95,5,IF({score}>=90,4,IF({score}>=80,3,IF({score}>=70,2,'
        "IF({score}>=60,1,0))))))",
        "tier": '""',
        "rank": '""',
    },
    "tobacco-retailers": {
        "quantitative_points": "ROUND(62%*{quantitative},2)",
        "qualitative_points": "ROUND(38%*{qualitative},2)",
        "score": "ROUND({quantitative_points}+{qualitative_points},2)",
        "star": _LADDER % ("1", *(_lookup(_CUTS[area], _STARS) for area in _CUTS)),
        "tier": _LADDER % ('"new"', *(_lookup(_CUTS[area], _TIERS) for area in _CUTS)),
        "rank": 'IF(OR({violations}>0,{licensed_months}<3),"",1+COUNTIFS({area:},{area},{violations:},0,'
        '{licensed_months:},">=3",{score:},">"&{score}))',
    },
    "account-manager-monthly": {
        "process_points": _BAND % ("process_completion", "process_completion"),
        "info_points": _BAND % ("info_use", "info_use"),
        "referral_points": "IF({referrals}>0,10,0)",
        "visits_points": "IF({visits_done}={visits_due},10,IF({visits_done}/{visits_due}>=90%,5,0))",
        "satisfaction_points": "IF({satisfaction}>=90,20,IF({satisfaction}>=85,10,IF({satisfaction}>=80,5,0)))",
        "complaints_points": "ROUND(10*(30-10*{complaint_misses})/30,2)",
        "orphans_points": "IF({orphan_losses}=0,10,0)",
        **{f"{level}_points": f"4*{{{level}}}" for level in _LEVELS},
        "score": "ROUND(80%*SUM({process_points}:{orphans_points})"
        "+20%*SUM({customer_focus_points}:{professionalism_points}),2)",
        "star": '""',
        "tier": '""',
        "rank": '""',
    },
}
_MONEY = {"award": '""', "bonus": "0", "deduction": "0", "net": "0"}


def write(scheme: str, rows: int, path: Path) -> None:
    """Write the made sheet of a scheme with its rules as formulas beside the figures."""
    import xlsxwriter
    from xlsxwriter.utility import xl_col_to_name

    from .made import Decimals, sheet

    made = sheet(scheme, rows)
    formulas = {**FORMULAS[scheme], **_MONEY}
    columns = [column.values() if isinstance(column, Decimals) else column for column in made.values()]
    letters = {name: xl_col_to_name(at) for at, name in enumerate([*made, *formulas])}
    whole = {f"{name}:": f"{letter}$2:{letter}${rows + 1}" for name, letter in letters.items()}
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = workbook.add_worksheet("Results")
    page.write_row(0, 0, list(letters))
    for row in range(rows):
        page.write_row(row + 1, 0, [column[row] for column in columns])
        cells = {name: f"{letter}{row + 2}" for name, letter in letters.items()}
        for at, formula in enumerate(formulas.values(), start=len(made)):
            page.write_formula(row + 1, at, "=" + _filled(formula, cells | whole))
    workbook.close()


def _filled(formula: str, cells: Mapping[str, str]) -> str:
    for name in sorted(cells, key=len, reverse=True):
        formula = formula.replace(f"{{{name}}}", cells[name])
    return formula.replace("{{", "{").replace("}}", "}")


def office() -> str | None:
    """LibreOffice on this machine; None where it is not installed."""
    return next(filter(None, map(shutil.which, _OFFICES)), None)


def recalculating(program: str, profile: Path, source: Path, folder: Path) -> list[str]:
    """The command that opens a workbook, works out its formulas and writes it into a folder."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    where = f"-env:UserInstallation={profile.resolve().as_uri()}"
    return [program, where, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(source)]


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
