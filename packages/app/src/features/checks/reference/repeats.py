"""Measures of repeated runs of cases: pass@k by all choices of k runs (scipy), the rest by pandas.

Writes repeats.json and its CSV files beside this script: `python repeats.py`. Cases with fewer than k runs are left out;
of the flaky share those with one run.
Made with numpy 2, pandas 2, scipy 1.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import comb

HERE = Path(__file__).parent


def make(name, d, columns, passed, positive=None):
    d.to_csv(HERE / f"{name}.csv", index=False)
    d = d.assign(passed=passed, w=d[columns["weight"]] if "weight" in columns else 1.0)
    d = d[d["passed"].notna()]
    cases = d.groupby(columns["case"]).agg(runs=("passed", "size"), passes=("passed", "sum"), w=("w", "mean"))
    cases["passes"] = cases["passes"].astype(float)
    expected = {"runs_passed": [float(np.average(d["passed"].astype(float), weights=d["w"])), len(d)]}
    for k in [1, 2, 3, 5]:
        c = cases[cases["runs"] >= k]
        any_of = 1 - comb(c["runs"] - c["passes"], k) / comb(c["runs"], k)
        expected[f"pass_at({k})"] = [float(np.average(any_of, weights=c["w"])), len(c)]
        all_of = comb(c["passes"], k) / comb(c["runs"], k)
        expected[f"pass_all({k})"] = [float(np.average(all_of, weights=c["w"])), len(c)]
    several = cases[cases["runs"] >= 2]
    flaky = (several["passes"] > 0) & (several["passes"] < several["runs"])
    expected["flaky_share"] = [float(np.average(flaky, weights=several["w"])), len(several)]
    return {"name": name, "columns": columns, **({} if positive is None else {"positive": positive}), "expected": expected}


def runs(rng, cases):
    sizes = rng.integers(1, 8, cases)
    case = np.repeat(np.arange(cases), sizes)
    rate = rng.beta(2, 1, cases).round()[case] * 0.5 + 0.4 * (case % 3 != 0)
    return pd.DataFrame({"task": case, "passed": rng.random(len(case)) < rate, "weight": 1 + case % 4})


def main():
    rng = np.random.default_rng(20261125)
    plain = runs(rng, 50)
    sets = [make("repeats-plain", plain, {"case": "task", "label": "passed"}, plain["passed"])]
    weighted = runs(rng, 40)
    sets.append(make("repeats-weighted", weighted, {"case": "task", "label": "passed", "weight": "weight"}, weighted["passed"]))
    # the answer of a run is right where it is that of the case
    answered = runs(rng, 40)
    words = np.array(["red", "green", "blue"])
    answered["truth"] = words[answered["task"] % 3]
    answered["said"] = np.where(answered["passed"], answered["truth"], words[(answered["task"] + 1) % 3])
    answered["said"] = answered["said"].where(rng.random(len(answered)) > 0.05)
    right = (answered["said"] == answered["truth"]).where(answered["said"].notna())
    answered = answered.drop(columns="passed")
    sets.append(make("repeats-answers", answered, {"case": "task", "label": "truth", "prediction": "said"}, right))
    (HERE / "repeats.json").write_text(json.dumps(sets, indent=1) + "\n")


main()
