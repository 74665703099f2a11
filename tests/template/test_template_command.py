"""The command that makes entry sheets, and the sheets that know their scheme without being told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from filling import SCHEMES, fill, first_case, scheme

from stargrade.cli.main import main
from stargrade.pipeline import Request, read
from stargrade.problems import Refusal

NAME = "property-fees"
BLANKS = ["SG247"]  # the examples leave flags blank whose default is yes

Called = Callable[..., tuple[int, str]]


@pytest.fixture
def call(here: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Called:
    """Calls `stargrade`; gives the exit code, and everything that was said."""

    def run(*arguments: str) -> tuple[int, str]:
        code = main(arguments)
        return code, b"".join(capsysbinary.readouterr()).decode("utf-8")

    return run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and English."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "XDG_DATA_HOME": str(tmp_path / "home")}.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def filled(here: Path) -> Path:
    """The entry sheet of a scheme with six people entered."""
    path = here / "october.xlsx"
    fill(scheme(NAME), first_case(scheme(NAME)), path, "zh")
    return path


def codes(path: Path, named: str | None = None) -> list[str]:
    return [problem.code for problem in read(Request(path, named)).problems]


def renamed(path: Path, word: str, value: str) -> None:
    """Change a word of the hidden sheet."""
    book = openpyxl.load_workbook(path)
    for line in book["stargrade"].iter_rows(max_col=2):
        if line[0].value == word:
            line[1].value = value
    book.save(path)
    book.close()


def test_the_file_is_named_for_the_scheme(here: Path, call: Called) -> None:
    code, said = call("template", NAME)
    assert (code, "property-fees.template.xlsx" in said) == (0, True)
    first = (here / "property-fees.template.xlsx").read_bytes()
    assert call("template", NAME, "-q") == (0, "")
    assert (here / "property-fees.template.xlsx").read_bytes() == first


def test_what_somebody_filled_in_is_only_replaced_by_force(filled: Path, call: Called) -> None:
    before = filled.read_bytes()
    assert call("template", NAME, "-o", "october.xlsx")[0] == 3
    assert filled.read_bytes() == before
    assert call("template", NAME, "-o", "october.xlsx", "--force")[0] == 0
    assert filled.read_bytes() != before


@pytest.mark.parametrize("output", ["-", "entry.csv", "entry"])
def test_an_entry_sheet_is_a_workbook(here: Path, call: Called, output: str) -> None:
    assert call("template", NAME, "-o", output)[0] == 2
    assert list(here.iterdir()) == []


def test_a_scheme_that_is_not_there_is_2(call: Called) -> None:
    code, said = call("template", "property-fee")
    assert (code, "property-fees" in said) == (2, True)


@pytest.mark.parametrize("command", ["run", "check", "preview", "explain"])
def test_every_command_knows_the_scheme(filled: Path, call: Called, command: str) -> None:
    code, said = call(command, filled.name, *(["--id", "003"] if command == "explain" else []))
    assert (code, "SG166 row 2 is the example" in said) == (0, command != "explain")


@pytest.mark.parametrize("command", ["run", "check", "preview", "explain"])
def test_another_sheet_does_not_say(here: Path, call: Called, command: str) -> None:
    (here / "plain.csv").write_text("工号,投诉\n1,0\n", encoding="utf-8")
    code, said = call(command, "plain.csv", *(["--id", "1"] if command == "explain" else []))
    assert (code, "SG167" in said) == (2, True)


def test_a_scheme_of_ones_own_is_named_by_its_path(filled: Path) -> None:
    renamed(filled, "scheme", "ours")
    with pytest.raises(Refusal) as refusal:
        read(Request(filled, None))
    assert [problem.code for problem in refusal.value.problems] == ["SG168"]
    assert refusal.value.exit_code == 2


def test_a_sheet_graded_by_other_rules_than_its_own_says_so(filled: Path) -> None:
    assert codes(filled, NAME) == ["SG166", *BLANKS]
    # that scheme asks for four columns, none of which stands here
    assert codes(filled, "hospital-front-desk") == ["SG170", "SG166", *["SG209"] * 4]


def test_a_sheet_never_chooses_a_file_by_its_path(filled: Path, here: Path) -> None:
    shutil.copy(SCHEMES / f"{NAME}.yaml", here / "evil.yaml")
    renamed(filled, "scheme", "./evil.yaml")
    with pytest.raises(Refusal) as refusal:
        read(Request(filled, None))
    assert [problem.code for problem in refusal.value.problems] == ["SG167"]


def test_a_scheme_that_has_changed_since_is_named(filled: Path, here: Path) -> None:
    assert codes(filled) == ["SG166", *BLANKS]
    (here / "schemes").mkdir()
    text = (SCHEMES / f"{NAME}.yaml").read_text(encoding="utf-8")
    (here / "schemes" / f"{NAME}.yaml").write_text(text.replace('version: "1"', 'version: "2"'), encoding="utf-8")
    seen = read(Request(filled, None)).problems
    assert [problem.code for problem in seen] == ["SG419", "SG169", "SG166", *BLANKS]
    assert "version 1 then, 2 now" in seen[1].message("en")


def test_the_example_alone_is_nobody(here: Path, call: Called) -> None:
    assert call("template", NAME, "-o", "empty.xlsx", "-q") == (0, "")
    with pytest.raises(Refusal) as refusal:
        read(Request(here / "empty.xlsx", None))
    assert [problem.code for problem in refusal.value.problems] == ["SG208", "SG166"]


def test_the_example_is_known_in_a_csv_too(here: Path) -> None:
    (here / "entry.csv").write_text(
        "*工号,收费率,投诉,绩效工资\n示例（不计入）,300%,1,1\n0017,110%,0,1000\n EXAMPLE (Not counted),1,0,0\n",
        encoding="utf-8",
    )
    seen = read(Request(here / "entry.csv", NAME))
    assert [(problem.code, problem.params.get("rows")) for problem in seen.problems] == [
        ("SG166", "2, 4"),
        ("SG244", None),
    ]
    assert seen.checked.keys == ("0017",)
