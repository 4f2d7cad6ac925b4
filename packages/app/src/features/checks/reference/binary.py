"""The value of further binary measures on the data sets of measures.py, by scikit-learn, numpy and pandas.

Reads the CSV files beside this script and measures.json for the settings that read them; writes binary.json in the
same form: `python binary.py`, after `python measures.py`. Made with numpy 2, pandas 2, scikit-learn 1.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn import metrics as m

HERE = Path(__file__).parent
BETAS = [0.5, 1, 2]
SHARES = {"10%": 0.1, "0.25": 0.25, "100%": 1}
PRECISIONS = {"50%": 0.5, "90%": 0.9}


def expected_positives(y, s, size, depth, w):
    """Weight of the positives to a depth in sizes, scores descending; ties at the edge by their mean over all orders."""
    order = np.argsort(-s, kind="stable")
    y, s, size, w = y[order], s[order], size[order], w[order]
    cum = np.cumsum(size)
    ends = np.append(np.flatnonzero(np.diff(s)), len(s) - 1)
    x = np.concatenate([[0], cum[ends]])
    up = np.concatenate([[0], np.cumsum(w * y)[ends]])
    return np.interp(depth, x, up)


def lift_by_shuffling(y, s, k, draws=400):
    """The same number by averaging over random orders of ties: a check on the definition, not written out."""
    rng = np.random.default_rng(1)
    got = []
    for _ in range(draws):
        order = np.lexsort((rng.random(len(s)), -s))
        got.append(y[order][:k].sum())
    return np.mean(got)


def scored(d, w):
    y, s = d["y"].to_numpy(), d["s"].to_numpy()
    n = len(d)
    w1 = np.ones(n) if w is None else w
    out = {"calibration_bias": [np.average(y - s, weights=w), n]}
    base = np.average(y, weights=w)
    out["brier_skill_score"] = [1 - m.brier_score_loss(y, s, sample_weight=w) / (base * (1 - base)), n]
    order = np.argsort(s, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(s[order])), n - 1)
    out["calibration_ks"] = [np.abs(np.cumsum((w1 * (y - s))[order])[ends]).max() / w1.sum(), n]
    for k in [1, 5, 40]:
        if k <= n:
            whole = np.ones(n)
            above = expected_positives(y, s, whole, k, w1)
            out[f"precision_at_k({k})"] = [above / expected_positives(whole, s, whole, k, w1), k]
    for text, share in SHARES.items():
        found = expected_positives(y, s, w1, share * w1.sum(), w1)
        out[f"recall_at_top({text})"] = [found / (w1 * y).sum(), int(y.sum())]
        lift = found / (share * w1.sum()) / np.average(y, weights=w)
        out[f"lift({text})"] = [lift, int(y.sum())]
    precision, recall, _ = m.precision_recall_curve(y, s, sample_weight=w)
    for text, wanted in PRECISIONS.items():
        # the last point, precision 1 at recall 0, stands for no threshold
        reached = recall[:-1][precision[:-1] >= wanted]
        out[f"recall_at_precision({text})"] = [reached.max(initial=0), int(y.sum())]
    return out


def answered(d, w, costs):
    y, p = d["y"].to_numpy(), d["p"].to_numpy()
    w1 = np.ones(len(d)) if w is None else w
    out = {}
    either = int(((y == 1) | (p == 1)).sum())
    for beta in BETAS:
        out[f"f_beta({beta})"] = [m.fbeta_score(y, p, beta=beta, sample_weight=w), either]
    tn, fp, fn, tp = m.confusion_matrix(y, p, sample_weight=w, labels=[0, 1]).ravel()
    price = costs["false_positive"] * fp + costs["false_negative"] * fn + costs["true_positive"] * tp
    out["value_per_1000"] = [-1000 * price / w1.sum(), len(d)]
    for column in ["amount", "signed"]:
        has = (y == 1) & d[column].gt(0).to_numpy()
        caught = m.recall_score(y[has], p[has], sample_weight=(w1 * d[column])[has], zero_division=0)
        out[f"recall_by({column})"] = [caught, int(has.sum())]
    return out


def expected(one):
    d = pd.read_csv(HERE / f"{one['name']}.csv", keep_default_na=True)
    columns, threshold, positive = one["columns"], one["threshold"], one["positive"]
    weight, prediction = columns.get("weight"), columns.get("prediction")
    used = pd.Series(True, d.index) if weight is None else d[weight].gt(0)
    labelled = used & d["label"].notna()
    answer = d["score"] if prediction is None else d[prediction]
    said = d["score"] >= threshold if prediction is None else d[prediction] == positive
    full = d.assign(y=(d["label"] == positive).astype(int), s=d["score"], p=said.astype(int))
    w = lambda part: None if weight is None else part[weight].to_numpy(float)
    parts = [full[labelled & d["score"].notna()], full[labelled & answer.notna()]]
    out = {**scored(parts[0], w(parts[0])), **answered(parts[1], w(parts[1]), one["costs"])}
    return {claim: [float(value), n] for claim, (value, n) in out.items()}


def main():
    sets = json.loads((HERE / "measures.json").read_text())
    kept = [one for one in sets if one["name"] != "tiny"]
    for one in kept:
        one["expected"] = expected(one)
    (HERE / "binary.json").write_text(json.dumps(kept, indent=1) + "\n")
    tied = pd.read_csv(HERE / "tied.csv")
    y, s = tied["label"].to_numpy(), tied["score"].to_numpy()
    ones = np.ones(len(y))
    for k in [5, 40]:
        assert abs(lift_by_shuffling(y, s, k) - expected_positives(y, s, ones, k, ones)) < 0.5


main()
