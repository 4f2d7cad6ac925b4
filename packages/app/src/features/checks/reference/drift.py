"""Two populations of one product, and how far their columns lie apart by scipy, numpy and pandas.

Writes drift-reference.csv, drift-live.csv and drift.json beside this script: `python drift.py`.
Made with numpy 2, pandas 2, scipy 1.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.spatial.distance import jensenshannon
from scipy.stats import ks_2samp, wasserstein_distance

HERE = Path(__file__).parent
AS_OF = pd.Timestamp("2026-11-25T12:00:00Z")


def rows_of(rng, n, shift, channels, start, days):
    amount = np.exp(rng.normal(3 + shift, 1, n)).round(2)
    frame = pd.DataFrame(
        {
            "amount": np.where(rng.random(n) < 0.06 + shift / 10, np.nan, amount),
            "rating": rng.choice([1, 2, 3, 4, 5], n, p=[0.1, 0.1, 0.2, 0.3, 0.3]),
            "channel": rng.choice(channels, n),
            "returning": rng.random(n) < 0.4 + shift / 4,
            "country": rng.choice(["DE", "FR"], n),
            "weight": rng.choice([1, 2, 4.5], n),
            "team": rng.integers(0, 25, n),
            "text": rng.choice([f"t{i}" for i in range(60)], n),
            "label": rng.integers(0, 2, n),
            "time": pd.Timestamp(start) + pd.to_timedelta(rng.integers(0, days * 86400, n), unit="s"),
        }
    )
    frame.loc[rng.random(n) < 0.03, "channel"] = np.nan
    frame["time"] = frame["time"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return frame


def cells(before, after):
    """Rows by decile of the reference, or by value; missing is a cell where either has it."""
    if pd.api.types.is_numeric_dtype(before) and before.dtype != bool:
        known = np.sort(before.dropna().to_numpy())
        ends = [known[int(np.floor(j * len(known) / 10 + 0.5)) - 1] for j in range(1, 10)]
        cuts = sorted({end for end in ends if end < known[-1]})
        place = lambda x: np.searchsorted(cuts, x.dropna().to_numpy(), side="left")
        a, b = (np.bincount(place(x), minlength=len(cuts) + 1) for x in (before, after))
        lacks = [x.isna().sum() for x in (before, after)]
        return (np.append(a, lacks[0]), np.append(b, lacks[1])) if sum(lacks) else (a, b)
    values = pd.concat([before, after]).fillna("").unique()
    return tuple(np.array([(x.fillna("") == value).sum() for value in values]) for x in (before, after))


def less_chance(plug_in, a, b, times):
    return max(0.0, plug_in - (len(a) - 1) * (1 / a.sum() + 1 / b.sum()) / times)


def distances(before, after):
    a, b = cells(before, after)
    p, q = ((x + 0.5) / (x + 0.5).sum() for x in (a, b))
    psi = less_chance(((p - q) * np.log(p / q)).sum(), a, b, 1)
    p, q = ((x + 0.25) / (x + 0.25).sum() for x in (a, b))
    js = less_chance(jensenshannon(p, q) ** 2, a, b, 8)
    found = {"psi": psi, "js_divergence": js, "total_variation": abs(a / a.sum() - b / b.sum()).sum() / 2}
    if pd.api.types.is_numeric_dtype(before) and before.dtype != bool:
        x, y = before.dropna(), after.dropna()
        found |= {"ks": ks_2samp(x, y).statistic, "wasserstein": wasserstein_distance(x, y)}
    return {name: float(value) for name, value in found.items()}


def main():
    rng = np.random.default_rng(20261125)
    before = rows_of(rng, 500, 0, ["web", "app"], "2026-09-07T00:00:00Z", 28)
    after = rows_of(rng, 320, 0.3, ["web", "app", "shop"], "2026-10-05T00:00:00Z", 28)
    before.to_csv(HERE / "drift-reference.csv", index=False)
    after.to_csv(HERE / "drift-live.csv", index=False)
    expected = {}
    for where in ["", " where country = 'DE'"]:
        one, other = (x[x.country == "DE"] if where else x for x in (before, after))
        for column in ["amount", "rating", "channel", "returning"]:
            numbers = column in ("amount", "rating")
            for name, value in distances(one[column], other[column]).items():
                n = other[column].notna().sum() if numbers and name in ("ks", "wasserstein") else len(other)
                expected[f"{name}({column}){where}"] = [value, int(n)]
    facts = {}
    labels = after.groupby("text").label.transform("nunique")
    facts["conflicting_labels(text)"] = [float((labels > 1).mean()), len(after)]
    both = after.groupby(["text", "channel"], dropna=False).label.transform("nunique")
    facts["conflicting_labels(text, channel)"] = [float((both > 1).mean()), len(after)]
    newest = pd.to_datetime(after.time).max()
    facts["staleness"] = [(AS_OF - newest) / pd.Timedelta(days=1), len(after)]
    said = [{"name": "distances", "expected": expected}, {"name": "facts", "expected": facts}]
    (HERE / "drift.json").write_text(json.dumps(said, indent=2) + "\n")


main()
