"""A scheme that extends another takes its rules and changes only what it names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stargrade.problems import Refusal
from stargrade.scheme import Loaded, check_scheme, load_scheme

BASE = """\
stargrade: 1
id: base
version: "1"
title: {en: Base, zh: 基础}
period: month
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id}
  mark: {type: mark, zh: 得分}
  role: {type: label, labels: {inbound: 接线, followup: 回访}}
parameters:
  reward: {unset: yes, title: {en: reward, zh: 奖金}}
  fine: {value: 5, title: {en: fine, zh: 罚金}, assumed: yes}
items:
  - {id: first, only: role = "inbound", max: 60, points: 60% * mark}
  - {id: first, only: role = "followup", max: 60, points: 50% * mark}
  - {id: second, max: 40, points: "{of}"}
score: {max: 100}
tiers:
  of: score
  ladder:
    - {id: five, star: 5, from: 90, bonus: reward}
    - {id: one, star: 1, below: 90, deduction: fine}
flags:
  - {id: low, when: score < 60, say: {en: talk, zh: 面谈}}
""".replace('"{of}"', "{of: mark, bands: [{from: 50, then: 40}, {else: 0}]}")


def laid_over(tmp_path: Path, own: str) -> Loaded:
    """The scheme that extends the base, in a folder of its own."""
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    path = tmp_path / "own" / "ours.yaml"
    path.parent.mkdir()
    path.write_text(f"stargrade: 1\nextends: ../base.yaml\n{own}", encoding="utf-8")
    return load_scheme(path)


def found(loaded: Loaded) -> list[tuple[str, str, int | None]]:
    return [(Path(p.place.file or "").name, p.code, p.place.line) for p in check_scheme(loaded)]


def refused(tmp_path: Path, own: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(Refusal) as caught:
        laid_over(tmp_path, own)
    return [(Path(p.place.file or "").name, p.code, p.place.line) for p in caught.value.problems]


def test_what_is_not_named_is_inherited(tmp_path: Path) -> None:
    ours = laid_over(tmp_path, 'id: ours\nversion: "2026"\n')
    base = load_scheme(tmp_path / "base.yaml").scheme
    assert (ours.scheme.id, ours.scheme.version) == ("ours", "2026")
    changed = {"extends", "id", "version"}
    assert ours.scheme.model_dump(exclude=changed) == base.model_dump(exclude=changed)
    assert found(ours) == []


def test_the_hash_is_of_both_files(tmp_path: Path) -> None:
    ours = laid_over(tmp_path, "id: ours\n")
    both = (tmp_path / "base.yaml").read_bytes() + ours.path.read_bytes()
    assert ours.sha256 == hashlib.sha256(both).hexdigest()
    assert ours.base is not None
    assert ours.base.sha256 == hashlib.sha256(BASE.encode()).hexdigest()


def test_an_amount_is_set_and_an_assumed_one_decided(tmp_path: Path) -> None:
    own = "parameters:\n  reward: {value: 300}\n  fine: {value: 20}\n"
    parameters = laid_over(tmp_path, own).scheme.parameters
    assert [(one.value and one.value.text, one.unset, one.assumed) for one in parameters.values()] == [
        ("300", False, None),
        ("20", False, None),
    ]
    assert parameters["reward"].title.zh == "奖金"


def test_entries_are_changed_by_their_ids(tmp_path: Path) -> None:
    own = """\
tiers:
  ladder:
    - {id: five, above: 95}
    - {id: four, star: 4, from: 90, before: one}
    - {id: zero, star: 0, below: 40, before: one}
items:
  - {id: first, only: role = "followup", points: mark / 2}
  - {id: second, points: {of: mark, bands: [{from: 70, then: 40}, {else: 10}]}}
flags:
  - {id: new, when: score < 30, say: {en: write, zh: 书面}}
"""
    loaded = laid_over(tmp_path, own)
    scheme = loaded.scheme
    assert scheme.tiers is not None
    assert [line.id for line in scheme.tiers.ladder] == ["five", "four", "zero", "one"]
    five = scheme.tiers.ladder[0]
    assert (five.from_, five.above and five.above.text, five.bonus and five.bonus.text) == (None, "95", "reward")
    assert [item.points and item.points.text for item in scheme.items[:2]] == ["60% * mark", "mark / 2"]
    base = load_scheme(tmp_path / "base.yaml").scheme
    assert scheme.items[2].points != base.items[2].points
    assert [flag.id for flag in scheme.flags] == ["low", "new"]
    assert found(loaded) == []


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    own = "remove: [flags.low, items.second, tiers.ladder.one.deduction, parameters.fine, score.max]\n"
    loaded = laid_over(tmp_path, own)
    assert loaded.scheme.flags == ()
    assert [item.id for item in loaded.scheme.items] == ["first", "first"]
    assert list(loaded.scheme.parameters) == ["reward"]
    assert loaded.scheme.tiers is not None
    assert loaded.scheme.tiers.ladder[1].deduction is None
    assert found(loaded) == []


def test_a_mistake_stands_where_it_was_written(tmp_path: Path) -> None:
    # line 4 of the own file; without the parameter, line 24 of the base means nothing
    loaded = laid_over(tmp_path, "derive:\n  twice: 2 * makr\nremove: parameters.fine\n")
    assert found(loaded) == [("ours.yaml", "SG456", 4), ("base.yaml", "SG456", 24)]


@pytest.mark.parametrize(
    ("own", "problem"),
    [
        ("remove: [flags.high]\n", ("ours.yaml", "SG491", 3)),
        ("flags:\n  - {id: low, before: high}\n", ("ours.yaml", "SG491", 4)),
        ("items:\n  - {id: first, max: 50}\n", ("ours.yaml", "SG492", 4)),
        ("titel: {zh: 我们}\n", ("ours.yaml", "SG413", 3)),
        ("period: fortnight\n", ("ours.yaml", "SG416", 3)),
        ("parameters:\n  reward: {value: 1, worth: 2}\n", ("ours.yaml", "SG413", 4)),
        ("tiers: 5\n", ("ours.yaml", "SG416", 3)),
    ],
)
def test_a_change_that_fits_nothing_is_refused(tmp_path: Path, own: str, problem: tuple[str, str, int]) -> None:
    assert refused(tmp_path, own) == [problem]


def test_a_base_that_is_broken_is_told_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(BASE.replace("period: month", "period: moon"), encoding="utf-8")
    path = tmp_path / "ours.yaml"
    path.write_text("stargrade: 1\nextends: ./base.yaml\n", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        load_scheme(path)
    assert [(Path(p.place.file or "").name, p.code, p.place.line) for p in caught.value.problems] == [
        ("base.yaml", "SG416", 5)
    ]


def test_a_circle_is_refused(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{name}.yaml").write_text(f"stargrade: 1\nextends: {other}.yaml\n", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        load_scheme(tmp_path / "one.yaml")
    assert [(Path(p.place.file or "").name, p.code) for p in caught.value.problems] == [("two.yaml", "SG490")]


def test_a_base_that_nobody_knows_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("stargrade: 1\nextends: nosuch\n", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        load_scheme(path)
    assert [(p.code, p.place.line, p.place.col) for p in caught.value.problems] == [("SG402", 2, 10)]


def test_remove_without_extends(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(f"{BASE}remove: flags.low\n", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        load_scheme(path)
    assert [(p.code, p.place.line) for p in caught.value.problems] == [("SG498", BASE.count("\n") + 1)]


def test_three_layers(tmp_path: Path) -> None:
    laid_over(tmp_path, "id: ours\nremove: flags.low\nparameters: {reward: {value: 300}}\n")
    branch = tmp_path / "branch.yaml"
    branch.write_text("stargrade: 1\nextends: own/ours.yaml\nid: branch\n", encoding="utf-8")
    loaded = load_scheme(branch)
    assert (loaded.scheme.id, loaded.scheme.flags) == ("branch", ())
    assert loaded.base is not None
    assert loaded.base.base is not None
    assert loaded.base.base.scheme.id == "base"


def test_a_base_that_hides_a_built_in_is_said_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schemes").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("schemes/smile-cards.yaml").write_text(BASE.replace("id: base", "id: smile-cards"), encoding="utf-8")
    Path("ours.yaml").write_text("stargrade: 1\nextends: smile-cards\n", encoding="utf-8")
    assert found(load_scheme(Path("ours.yaml"))) == [("smile-cards.yaml", "SG419", None)]


def test_a_name_means_the_built_in_and_not_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schemes").mkdir()
    monkeypatch.chdir(tmp_path)
    own = Path("schemes/smile-cards.yaml")
    own.write_text("stargrade: 1\nextends: smile-cards\nparameters: {anger_card_deduction: {value: 50}}\n")
    loaded = load_scheme(own)
    assert loaded.scheme.id == "smile-cards"
    assert not loaded.scheme.parameters["anger_card_deduction"].unset
    assert check_scheme(loaded) == ()
