"""Data sets of predicted numbers and the value of every measure on them, by scikit-learn, pandas and numpy.

Writes the CSV files and regression.json beside this script: `python regression.py`. Every data set is one file with the
columns that read it, and the expected estimate and n of each claim's quantity.
Made with numpy 2, pandas 2, scikit-learn 1.9.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn import metrics as m

HERE = Path(__file__).parent


def rows_of(rng, n, label, error):
    half = np.abs(rng.normal(2, 0.4, n))
    prediction = (label + error).round(4)
    return pd.DataFrame(
        {
            "y": label.round(4),
            "p": prediction,
            "low": (prediction - half).round(4),
            "high": (prediction + half).round(4),
            "weight": np.exp(rng.normal(0, 1, n)).round(4),
            "group": rng.choice(["north", "south"], n),
        }
    )


def quantile(values, q, w):
    return np.quantile(values, q, method="inverted_cdf", weights=w)


def errors(d, w):
    y, p = d["y"].to_numpy(), d["p"].to_numpy()
    e = p - y
    size, n = np.abs(e), len(d)
    tolerance = float(np.median(size).round(2))
    values = {
        "mae": m.mean_absolute_error(y, p, sample_weight=w),
        "rmse": m.root_mean_squared_error(y, p, sample_weight=w),
        "mse": m.mean_squared_error(y, p, sample_weight=w),
        "mape": m.mean_absolute_percentage_error(y, p, sample_weight=w),
        "wape": np.average(size, weights=w) / np.average(np.abs(y), weights=w),
        "median_absolute_error": m.median_absolute_error(y, p, sample_weight=w),
        "p75_absolute_error": quantile(size, 0.75, w),
        "p90_absolute_error": quantile(size, 0.9, w),
        "p95_absolute_error": quantile(size, 0.95, w),
        "r2": m.r2_score(y, p, sample_weight=w),
        "bias": np.average(e, weights=w),
        f"share_within({tolerance})": np.average(size <= tolerance, weights=w),
        "share_within(10%)": np.average(size <= 0.1 * np.abs(y), weights=w),
    }
    return {claim: [float(value), n] for claim, value in values.items()}


def intervals(d, w):
    inside = (d["low"] <= d["y"]) & (d["y"] <= d["high"])
    width = (d["high"] - d["low"]).to_numpy()
    return {
        "interval_coverage": [float(np.average(inside, weights=w)), len(d)],
        "interval_width": [float(np.average(width, weights=w)), len(d)],
    }


def make(kind, d, weight=None):
    name = f"regression-{kind}"
    d.to_csv(HERE / f"{name}.csv", index=False)
    d = pd.read_csv(HERE / f"{name}.csv")
    columns = {"label": "y", "prediction": "p", "interval": ["low", "high"]}
    if weight:
        columns["weight"] = weight
    w = lambda part: None if weight is None else part[weight].to_numpy(float)
    predicted, bounded = d.dropna(subset=["y", "p"]), d.dropna(subset=["y", "low", "high"])
    return {
        "name": name,
        "columns": columns,
        "expected": {**errors(predicted, w(predicted)), **intervals(bounded, w(bounded))},
    }


def main():
    rng = np.random.default_rng(20261126)
    sets = [make("plain", rows_of(rng, 301, rng.gamma(4, 5, 301) + 1, rng.normal(0.3, 2, 301)))]
    sets.append(make("weighted", rows_of(rng, 240, rng.gamma(4, 5, 240) + 1, rng.normal(-0.5, 3, 240)), "weight"))

    # labels on both sides of 0, even and with holes; a few errors are very large
    holes = rows_of(rng, 260, rng.normal(0, 10, 260), rng.standard_t(2, 260))
    for column in ["y", "p", "low"]:
        holes[column] = holes[column].where(rng.random(260) >= 0.05)
    sets.append(make("holes", holes))

    # large numbers that differ little, as amounts of a year do
    sets.append(make("far", rows_of(rng, 120, 1e6 + rng.normal(0, 3, 120), rng.normal(0, 1, 120))))

    tiny = rows_of(rng, 4, np.array([3.0, -0.5, 2.0, 7.0]), np.array([-0.5, 0.5, 0.0, 1.0]))
    sets.append(make("tiny", tiny))

    # one prediction is off by a million
    outlier = rows_of(rng, 80, rng.normal(50, 5, 80), np.where(np.arange(80) == 7, 1e6, rng.normal(0, 1, 80)))
    sets.append(make("outlier", outlier))

    (HERE / "regression.json").write_text(json.dumps(sets, indent=1) + "\n")


main()
