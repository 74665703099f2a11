"""Every entry sheet, filled in by the worked example of its scheme, grades to what was worked out by hand."""

from __future__ import annotations

import io
import shutil
import subprocess
from itertools import cycle
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filling import NAMES, fill, first_case, scheme

from stargrade.pipeline import Request, run
from stargrade.problems import Refusal, errors
from stargrade.report import Outcome
from stargrade.report.template import template_bytes
from stargrade.scheme.examples import Case
from stargrade.sheet.headings import known_headings, understand
from stargrade.sheet.open import read_book
from stargrade.sheet.origin import origin_of
from stargrade.texts import LANGS, Lang

FIGURES = ("score", "star", "rank", "bonus", "deduction", "net")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def wrong(outcome: Outcome, case: Case) -> list[str]:
    """The figures of a result that are not as the example has them."""
    grading = outcome.grading
    at = {key: place for place, key in enumerate(grading.keys)}
    return [
        f"{expected.key} {field}"
        for expected in case.expect
        for field in FIGURES
        if field in expected.model_fields_set
        and getattr(grading, field).row(at[expected.key]) != getattr(expected, field)
    ]


def graded(name: str, path: Path) -> tuple[list[str], list[str]]:
    """The codes of the errors of a filled sheet, and the figures that came out wrong."""
    case = first_case(scheme(name))
    try:
        outcome = run(Request(path, None, period=case.period))
    except Refusal as refusal:
        return [f"{problem.code} {problem.place.cell}" for problem in errors(refusal.problems)], []
    assert [problem.code for problem in outcome.problems].count("SG166") == 1 + len(outcome.scheme.sheets)
    assert "SG169" not in {problem.code for problem in outcome.problems}
    return [], wrong(outcome, case)


@pytest.mark.parametrize(("name", "lang"), list(zip(NAMES, cycle(LANGS), strict=False)))
def test_a_filled_entry_sheet_grades_without_a_problem(name: str, lang: Lang, tmp_path: Path) -> None:
    loaded = scheme(name)
    path = tmp_path / f"{name}.xlsx"
    fill(loaded, first_case(loaded), path, lang)
    assert graded(name, path) == ([], [])


@pytest.mark.parametrize("name", NAMES)
def test_every_heading_means_its_own_column(name: str) -> None:
    loaded = scheme(name)
    for lang in LANGS:
        book = openpyxl.load_workbook(io.BytesIO(template_bytes(loaded, lang)))
        known = known_headings(loaded.scheme)
        matches = [understand(str(cell.value), known) for cell in book.worksheets[0][1]]
        found = [match.column for match in matches if match is not None]
        assert len(found) == len(matches)
        assert set(found) - {"name", "team"} == set(loaded.scheme.columns) - {"name", "team"}
        book.close()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed, so no office program opens and saves here")
def test_an_office_program_may_open_and_save_it(tmp_path: Path) -> None:
    filled, saved = tmp_path / "filled", tmp_path / "saved"
    filled.mkdir()
    # each in the other language than above
    for name, lang in zip(NAMES, cycle(reversed(LANGS)), strict=False):
        loaded = scheme(name)
        fill(loaded, first_case(loaded), filled / f"{name}.xlsx", lang)
    open_and_save(sorted(filled.iterdir()), saved, tmp_path / "profile")
    assert {path.stem for path in saved.iterdir()} == set(NAMES)
    results = {name: graded(name, saved / f"{name}.xlsx") for name in NAMES}
    assert {name: result for name, result in results.items() if result != ([], [])} == {}


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed, so no office program opens and saves here")
def test_what_an_office_program_leaves_of_it(tmp_path: Path) -> None:
    """Ids with zeros, percentages, words of the lists, the lists themselves, and the hidden sheet."""
    loaded = scheme("property-fees")
    path, saved = tmp_path / "entry.xlsx", tmp_path / "saved"
    fill(loaded, first_case(loaded), path, "zh")
    open_and_save([path], saved, tmp_path / "profile")
    book = openpyxl.load_workbook(saved / "entry.xlsx")
    sheet, hidden = book.worksheets
    # the first two rows of the example: 001 at 110 %, 002 at 109.99 %, both without complaints
    assert [sheet["A3"].value, sheet["A4"].value] == ["001", "002"]
    assert (sheet["F4"].value, sheet["F4"].number_format) == (1.0999, "0.00%")
    assert sheet["J6"].value == "否"
    assert lists(sheet) == dict.fromkeys("HIJKM", "stargrade!$D$2:$D$3")
    assert [hidden["D2"].value, hidden["D3"].value] == ["是", "否"]
    assert hidden.sheet_state == "hidden"
    book.close()
    origin = origin_of(read_book(saved / "entry.xlsx"))
    assert origin is not None
    assert (origin.scheme, origin.version, origin.sha256) == ("property-fees", "1", loaded.sha256)


def open_and_save(paths: list[Path], folder: Path, profile: Path) -> None:
    """Let LibreOffice open workbooks and save each under the same name in another folder."""
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=300)


def lists(sheet: Any) -> dict[str, str]:
    """The drop-down lists of a worksheet by column letter."""
    checks = [check for check in sheet.data_validations.dataValidation if check.type == "list"]
    return {
        str(area).split(":")[0].rstrip("0123456789"): str(check.formula1)
        for check in checks
        for area in check.sqref.ranges
    }
