"""Reading rules R17 to R20: blank rows, repeated headings, the same row or the same person twice."""

from __future__ import annotations

from pathlib import Path

from looking import ANN, BEN, CAT, HEAD, csv_file, look, xlsx_file

CALLS = ["工号", "姓名", "录音编号", *("服务用语", "服务态度", "后挂机", "有效信息", "应答及时")]
DESK = ["工号", "姓名", "座席"]


def test_r17_blank_rows_are_skipped_and_do_not_end_the_table(tmp_path: Path) -> None:
    seen = look(xlsx_file(tmp_path, [HEAD, ANN, [], ["  ", "\u3000"], [], BEN, [], ["注：含试用人员"]]))
    assert (seen.keys, seen.errors) == (("0017", "0018"), [])
    assert seen.repairs("SG211") == [(None, [8])]  # what follows the table is told, not lost


def test_r17_a_second_table_below_is_not_swallowed(tmp_path: Path) -> None:
    below = [[], ["班次", "人数"], ["早班", 12]]
    seen = look(csv_file(tmp_path, [HEAD, ANN, *below]))
    assert {("SG220", "F4"), ("SG220", "F5")} <= set(seen.errors)  # 班次 and 早班 have no pay


def test_r18_headings_that_are_repeated_inside_the_data_are_left_out(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [HEAD, ANN, HEAD, BEN, ["工号", "姓 名", "部门", "收缴率", "投诉", None], CAT]))
    assert (seen.keys, seen.repairs("SG212")) == (("0017", "0018", "0019"), [(None, [3, 5])])


def test_r19_identical_rows_count_once(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [HEAD, ANN, BEN, ANN]))
    assert (seen.keys, seen.errors, seen.repairs("SG213")) == (("0017", "0018"), [], [(None, [4])])


def test_r19_rows_of_one_id_that_differ_are_an_error_with_both_rows(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [HEAD, ANN, BEN, [*ANN[:4], 1, 1000]]))
    assert seen.errors == [("SG305", "A2"), ("SG305", "A4")]


def test_r19_a_log_with_several_rows_for_each_person_is_not_summed(tmp_path: Path) -> None:
    log = [[*ANN[:4], day, 1000] for day in range(3)]
    assert look(csv_file(tmp_path, [HEAD, *log])).errors == [("SG305", f"A{row}") for row in (2, 3, 4)]


def test_r20_one_name_may_have_two_ids(tmp_path: Path) -> None:
    seen = look(csv_file(tmp_path, [HEAD, ANN, ["0018", "安", *BEN[2:]]]))
    assert (seen.keys, seen.errors) == (("0017", "0018"), [])


def test_r20_one_id_with_two_names_is_an_error(tmp_path: Path) -> None:
    assert look(csv_file(tmp_path, [HEAD, ANN, ["0017", "本", *BEN[2:]]])).errors == [("SG305", "A2"), ("SG305", "A3")]
    answers = [["对象编号", "姓名", "评分"], ["S1", "甲", 80], ["S1", "乙", 90], ["S2", "丙", 90], ["S1", "甲 ", 70]]
    seen = look(csv_file(tmp_path, answers), "satisfaction-percent")
    assert seen.errors == [("SG231", "B3")]
    assert "the id S1 is that of 甲" in seen.said("SG231")


def test_r20_a_detail_sheet_must_name_the_person_of_the_main_sheet(tmp_path: Path) -> None:
    call = ["是"] * 5
    staff = [DESK, ["0017", "安", "gsm"], ["0018", "本", "vip"]]
    calls = [CALLS, ["0017", "安", "a", *call], ["0018", "采", "b", *call], ["0018", None, "c", *call]]
    seen = look(xlsx_file(tmp_path, {"staff": staff, "calls": calls}), "telecom-call-quality", period="2026-10")
    assert ("SG231", "B3") in seen.errors
    assert [code for code, _ in seen.errors].count("SG231") == 1
