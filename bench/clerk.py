"""The script that a clerk who knows some pandas would write instead: floats, `apply`, `np.where`, `round`.

It is meant to be typical, not to be good. Run as a program: SCHEME SHEET RESULT.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd


def telephone_sales(df: pd.DataFrame) -> pd.DataFrame:
    """Sales staff against the mean of the formal staff of their market and role."""
    formal = df[df["formal"] != "no"]
    rates = ["conversion_rate", "big_order_rate", "repurchase_rate", "churn_rate"]
    means = formal.groupby(["market", "role"])[rates].mean().round(4).add_suffix("_mean").reset_index()
    df = df.merge(means, on=["market", "role"], how="left")
    inbound = df["role"] == "inbound"

    def below(row: Any, rate: str, most: int, step: float) -> Any:
        return most - np.floor(max(0, row[f"{rate}_mean"] - row[rate]) / step)

    def churn(row: Any) -> Any:
        return 20 - np.floor(max(0, row["churn_rate"] - row["churn_rate_mean"]) / 0.01)

    most = np.where(inbound, 50, 30)
    df["task_points"] = (most * np.minimum(1, df["tasks_done"] / df["tasks_assigned"])).round(2)
    of_inbound = df.apply(lambda row: below(row, "conversion_rate", 20, 0.01), axis=1)
    df["conversion_points"] = np.where(inbound, of_inbound.clip(lower=0), np.nan)
    of_inbound = df.apply(lambda row: below(row, "big_order_rate", 10, 0.01), axis=1)
    df["big_orders_points"] = np.where(inbound, of_inbound.clip(lower=0), np.nan)
    of_followup = df.apply(lambda row: below(row, "repurchase_rate", 20, 0.03), axis=1)
    df["repurchase_points"] = np.where(inbound, np.nan, of_followup.clip(lower=0))
    df["churn_points"] = np.where(inbound, np.nan, df.apply(churn, axis=1).clip(lower=0))
    df["outbound_points"] = (10 * np.minimum(1, df["calls_effective"] / df["calls_planned"])).round(2)
    df["recording_points"] = df["recording"]
    df["responsibility_points"] = df["responsibility"]
    df["attendance_points"] = df["late"].apply(lambda late: {0: 5, 1: 4, 2: 3}.get(late, 0))
    df["extra_points"] = df["bonus_points"].fillna(0)
    df = df.drop(columns=[f"{rate}_mean" for rate in rates])
    df["score"] = df.filter(like="_points").drop(columns="bonus_points").sum(axis=1).round(2)
    star = df["score"].apply(lambda score: sum(score >= cut for cut in (60, 70, 80, 90, 95)))
    df["star"] = np.where(df["formal"] == "no", np.nan, star)
    df["tier"], df["rank"] = None, np.nan
    return df


URBAN = [(95, 5, "5-II"), (90, 5, "5-I"), (85, 4, "4-II"), (80, 4, "4-I"), (50, 3, "3"), (30, 2, "2"), (0, 1, "1")]
RURAL = [(90, 5, "5-II"), (85, 5, "5-I"), (80, 4, "4-II"), (75, 4, "4-I"), (45, 3, "3"), (25, 2, "2"), (0, 1, "1")]


def retailers(df: pd.DataFrame) -> pd.DataFrame:
    """Retailers by the table of their area, and their places."""

    def star(row: Any) -> pd.Series[Any]:
        if row["violations"] > 0:
            return pd.Series([np.nan, None])
        if row["licensed_months"] < 3:
            return pd.Series([1, "new"])
        table = URBAN if row["area"] == "urban" else RURAL
        return next(pd.Series([stars, tier]) for cut, stars, tier in table if row["score"] >= cut)

    df["quantitative_points"] = (df["quantitative"] * 0.62).round(2)
    df["qualitative_points"] = (df["qualitative"] * 0.38).round(2)
    df["score"] = df["quantitative_points"] + df["qualitative_points"]
    df[["star", "tier"]] = df.apply(star, axis=1)
    ranked = (df["violations"] == 0) & (df["licensed_months"] >= 3)
    df["rank"] = df[ranked].groupby("area")["score"].rank(method="min", ascending=False)
    return df


def account_managers(df: pd.DataFrame) -> pd.DataFrame:
    """Account managers by seven figures and five judgements."""

    def visits(row: Any) -> int:
        if row["visits_done"] == row["visits_due"]:
            return 10
        return 5 if row["visits_done"] / row["visits_due"] >= 0.9 else 0

    def satisfaction(mark: float) -> int:
        return 20 if mark >= 90 else 10 if mark >= 85 else 5 if mark >= 80 else 0

    for item, rate in (("process", "process_completion"), ("info", "info_use")):
        df[f"{item}_points"] = np.where(df[rate] >= 0.9, 20, np.where(df[rate] >= 0.85, 10, 0))
    df["referral_points"] = np.where(df["referrals"] > 0, 10, 0)
    df["visits_points"] = df.apply(visits, axis=1)
    df["satisfaction_points"] = df["satisfaction"].apply(satisfaction)
    df["complaints_points"] = (10 * (30 - 10 * df["complaint_misses"]) / 30).round(2)
    df["orphans_points"] = np.where(df["orphan_losses"] == 0, 10, 0)
    performance = df.filter(like="_points").sum(axis=1)
    levels = ["customer_focus", "service_detail", "direction", "responsibility", "professionalism"]
    for level in levels:
        df[f"{level}_points"] = df[level] * 4
    behaviour = df[[f"{level}_points" for level in levels]].sum(axis=1)
    df["score"] = (performance * 0.8 + behaviour * 0.2).round(2)
    df["star"], df["tier"], df["rank"] = np.nan, None, np.nan
    return df


RULES: Mapping[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "call-center-sales": telephone_sales,
    "tobacco-retailers": retailers,
    "account-manager-monthly": account_managers,
}


def main(scheme: str, source: Path, target: Path) -> None:
    """Read, work out, write."""
    ids = {"employee_id": str, "customer_id": str}
    match source.suffix:
        case ".xlsx":
            df = pd.read_excel(source, dtype=ids, engine="openpyxl")  # what pandas takes unless told otherwise
        case ".csv":
            df = pd.read_csv(source, dtype=ids)
        case _:
            df = pd.read_parquet(source)
    df = RULES[scheme](df)
    df["award"], df["bonus"], df["deduction"], df["net"] = None, 0, 0, 0
    match target.suffix:
        case ".xlsx":
            df.to_excel(target, index=False)
        case ".csv":
            df.to_csv(target, index=False, encoding="utf-8-sig")
        case _:
            df.to_parquet(target, index=False)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
