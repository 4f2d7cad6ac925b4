"""Agreement of raters, contests and judges: Cohen's kappa by scikit-learn, the others from their definitions.

Writes raters.json and its CSV files beside this script: `python raters.py`. Krippendorff's alpha is that of the
coincidence matrix (Krippendorff 2011), Fleiss' kappa and Gwet's AC1 follow their papers (1971, 2008). Rows with fewer
than two ratings count for none; AC1 takes the shares of ratings from all rows, as irrCAC does.
Made with numpy 2, pandas 2, scikit-learn 1.
"""

import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import accuracy_score, cohen_kappa_score, recall_score

HERE = Path(__file__).parent


def graded(rng, n, gaps):
    truth = rng.choice([0, 1, 2, 4], n, p=[0.4, 0.3, 0.2, 0.1])
    data = pd.DataFrame({"row": np.arange(n), "weight": rng.gamma(2, 1, n).round(3) + 0.01})
    for rater, wrong in (("ann", 0.15), ("ben", 0.25), ("cem", 0.3)):
        said = np.where(rng.random(n) < wrong, rng.choice([0, 1, 2, 4], n), truth)
        data[rater] = pd.array(said, dtype="Int64")
        data.loc[rng.random(n) < gaps, rater] = pd.NA
    return data


def agreement(units):
    pairs = [[a == b for a, b in itertools.combinations(unit, 2)] for unit in units if len(unit) > 1]
    return float(np.mean([np.mean(unit) for unit in pairs])), len(pairs)


def alpha(units, metric):
    units = [unit for unit in units if len(unit) > 1]
    values = sorted({value for unit in units for value in unit})
    at = {value: i for i, value in enumerate(values)}
    coincidences = np.zeros((len(values), len(values)))
    for unit in units:
        for a, b in itertools.permutations(unit, 2):
            coincidences[at[a], at[b]] += 1 / (len(unit) - 1)
    margin = coincidences.sum(axis=1)

    def distance(i, j):
        if i == j:
            return 0.0
        low, high = min(i, j), max(i, j)
        return {
            "nominal": 1.0,
            "ordinal": (margin[low : high + 1].sum() - (margin[low] + margin[high]) / 2) ** 2,
            "interval": (values[i] - values[j]) ** 2,
            "ratio": ((values[i] - values[j]) / (values[i] + values[j])) ** 2,
        }[metric]

    cells = list(itertools.product(range(len(values)), repeat=2))
    observed = sum(coincidences[i, j] * distance(i, j) for i, j in cells)
    expected = sum(margin[i] * margin[j] * distance(i, j) for i, j in cells) / (margin.sum() - 1)
    return float(1 - observed / expected), len(units)


def fleiss(units):
    values = sorted({value for unit in units for value in unit})
    counts = np.array([[unit.count(value) for value in values] for unit in units])
    raters = counts.sum(axis=1)[0]
    agreed = ((counts**2).sum(axis=1) - raters) / (raters * (raters - 1))
    chance = ((counts.sum(axis=0) / counts.sum()) ** 2).sum()
    return float((agreed.mean() - chance) / (1 - chance)), len(units)


def ac1(units, declared):
    agreed, n = agreement(units)
    rated = [unit for unit in units if len(unit) > 0]
    shares = np.array([np.mean([unit.count(value) / len(unit) for unit in rated]) for value in declared])
    chance = (shares * (1 - shares)).sum() / (len(declared) - 1)
    return float((agreed - chance) / (1 - chance)), n


def raters_of(data, weight):
    names = ["ann", "ben", "cem"]
    units = [[int(value) for value in row if not pd.isna(value)] for row in data[names].to_numpy()]
    two = data[["ann", "ben", "weight"]].dropna()
    a, b = two["ann"].astype(int), two["ben"].astype(int)
    w = two["weight"] if weight else None
    expected = {
        "agreement(ann, ben)": [accuracy_score(a, b, sample_weight=w), len(two)],
        "cohen_kappa(ann, ben)": [cohen_kappa_score(a, b, sample_weight=w), len(two)],
        "weighted_kappa(ann, ben)": [cohen_kappa_score(a, b, weights="linear", sample_weight=w), len(two)],
    }
    if weight:
        return expected
    full = [unit for unit in units if len(unit) == 3]
    return expected | {
        "agreement": agreement(units),
        "fleiss_kappa": fleiss(full),
        "krippendorff_alpha": alpha(units, "nominal"),
        "krippendorff_alpha(nominal, ann, ben)": alpha([[x, y] for x, y in zip(a, b)], "nominal"),
        "krippendorff_alpha(ordinal)": alpha(units, "ordinal"),
        "krippendorff_alpha(interval)": alpha(units, "interval"),
        "krippendorff_alpha(ratio)": alpha(units, "ratio"),
        "gwet_ac1": ac1(units, [0, 1, 2, 4]),
    }


def contests(rng, n):
    shown = [rng.permutation(["oak", "elm", "fir"])[:2] for _ in range(n)]
    data = pd.DataFrame(shown, columns=["left", "right"])
    data["place"] = rng.choice(["left", "right", "tie"], n, p=[0.5, 0.3, 0.2])
    data["winner"] = [row.place if row.place == "tie" else row[row.place] for _, row in data.iterrows()]
    data["weight"] = rng.gamma(2, 1, n).round(3) + 0.01
    data["swapped"] = rng.integers(0, 2, n)
    return data


def score(outcome):
    return outcome.map({"win": 1.0, "tie": 0.5, "loss": 0.0})


def contests_of(data, how, weight):
    w = data["weight"] if weight else pd.Series(1.0, data.index)
    average = lambda values: float(np.average(values, weights=w[values.index]))
    tie = data["place"] == "tie"
    left = score(data["place"].map({"left": "win", "right": "loss", "tie": "tie"}))
    expected = {
        "tie_rate": [average(tie.astype(float)), len(data)],
        "position_bias": [average(left) - 0.5, len(data)],
    }
    if how == "names":
        for side in ("oak", "elm"):
            own = data[(data["left"] == side) | (data["right"] == side)]
            outcome = own["winner"].map(lambda winner: "tie" if winner == "tie" else "win" if winner == side else "loss")
            expected[f"win_rate({side})"] = [average(score(outcome)), len(own)]
    else:
        turned = data["place"].map({"left": "right", "right": "left", "tie": "tie"})
        first = data["place"].where(data["swapped"] == 0, turned)
        expected["win_rate(left)"] = [average(score(first.map({"left": "win", "right": "loss", "tie": "tie"}))), len(data)]
    return expected


def judged(rng, n):
    truth = rng.random(n) < 0.7
    judge = np.where(truth, rng.random(n) < 0.9, rng.random(n) < 0.4)
    data = pd.DataFrame({"judge": np.where(judge, "pass", "fail"), "human": np.where(truth, "pass", "fail")})
    data.loc[rng.random(n) < 0.6, "human"] = ""
    return data


def judged_of(data):
    known = data[data["human"] != ""]
    of = lambda label: [
        recall_score(known["human"], known["judge"], pos_label=label),
        int((known["human"] == label).sum()),
    ]
    return {
        "pass_rate(judge)": [float((data["judge"] == "pass").mean()), len(data)],
        "judge_sensitivity(judge, human)": of("pass"),
        "judge_specificity(judge, human)": of("fail"),
    }


def main():
    rng = np.random.default_rng(20261125)
    sets, raters = [], {"raters": ["ann", "ben", "cem"]}

    def add(name, data, columns, expected):
        data.to_csv(HERE / f"{name}.csv", index=False)
        sets.append({"name": name, "columns": columns, "expected": expected})

    plain = graded(rng, 90, 0.15)
    add("raters-plain", plain, raters, raters_of(plain, False))
    weighted = graded(rng, 70, 0.1)
    add("raters-weighted", weighted, raters | {"weight": "weight"}, raters_of(weighted, True))
    named = contests(rng, 80)
    sides = {"winner": "winner", "left": "left", "right": "right"}
    add("contests-names", named, sides, contests_of(named, "names", False))
    places = contests(rng, 60)[["place", "weight", "swapped"]]
    by_place = {"winner": "place", "swapped": "swapped", "weight": "weight"}
    add("contests-places", places, by_place, contests_of(places, "places", True))
    verdicts = judged(rng, 150)
    add("judged", verdicts, {}, judged_of(verdicts))
    (HERE / "raters.json").write_text(json.dumps(sets, indent=1) + "\n")


main()
