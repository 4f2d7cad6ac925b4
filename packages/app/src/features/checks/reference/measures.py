"""Data sets and the value of every measure on them, by scikit-learn, pandas and numpy.

Writes the CSV files and measures.json beside this script: `python measures.py`. Every data set is one file with the
product settings that read it, and the expected estimate and n of each claim's quantity.
Made with numpy 2, pandas 2, scipy 1, scikit-learn 1.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.stats import norm
from sklearn import metrics as m

HERE = Path(__file__).parent
COSTS = {"false_positive": 35, "false_negative": 4200, "true_positive": -12.5}


def rows_of(rng, n, base=0.4, sharp=1.5):
    """Rows of a product: a score that knows something of the label, and columns of numbers."""
    label = (rng.random(n) < base).astype(int)
    label[:2] = [0, 1]
    score = 1 / (1 + np.exp(-(rng.normal(0, 1, n) + sharp * (label - 0.5))))
    return pd.DataFrame(
        {
            "id": np.arange(n),
            "label": label,
            "score": score.round(6),
            "group": rng.choice(["north", "south", "east"], n, p=[0.6, 0.3, 0.1]),
            "amount": np.exp(rng.normal(3, 1, n)).round(2),
            "latency": rng.gamma(2, 80, n).round(0),
            "tokens": rng.integers(1, 900, n),
            "solved": (rng.random(n) < 0.7).astype(int),
            "offset": 1e9 + rng.normal(0, 1, n).round(3),
            "signed": rng.normal(0, 3, n).round(4),
        }
    )


def confusion(y, p, w):
    tn, fp, fn, tp = m.confusion_matrix(y, p, sample_weight=w, labels=[0, 1]).ravel()
    return tp, fp, fn, tn


def calibration(y, s):
    """The debiased L1 gap over 10 equal-mass bins; unweighted."""
    order = np.argsort(s, kind="stable")
    y, s = y[order], s[order]
    n = len(s)
    ends = []
    for j in range(1, 11):
        end = int(np.floor(j * n / 10 + 0.5))
        while 0 < end < n and s[end] == s[end - 1]:
            end += 1
        if end > (ends[-1] if ends else 0):
            ends.append(end)
    bins = [slice(a, b) for a, b in zip([0, *ends[:-1]], ends)]
    w = np.array([b.stop - b.start for b in bins]) / n
    g = np.array([abs(y[b].sum() - s[b].sum()) / (b.stop - b.start) for b in bins])
    sigma = []
    for b in bins:
        k = b.stop - b.start
        q = (y[b].sum() + s[b].mean()) / (k + 1)
        sigma.append(np.sqrt(max(q * (1 - q), (s[b] * (1 - s[b])).mean()) / k))
    sigma = np.array(sigma)
    total = (w * g).sum()
    folded = lambda d: sigma * np.sqrt(2 / np.pi) * np.exp(-(d**2) / 2 / sigma**2) + d * (1 - 2 * norm.cdf(-d / sigma))
    at = lambda tau: (w * folded(tau * g / total)).sum() - total
    return 0.0 if at(0) >= 0 else brentq(at, 0, 1, xtol=1e-15, rtol=1e-14)


def ranking(d, w):
    """Measures of the score: rows with a label and a score."""
    y, s = d["y"].to_numpy(), d["s"].to_numpy()
    both = len(set(y)) == 2
    out = {"brier_score": [np.average((s - y) ** 2, weights=w), len(d)]}
    out["log_loss"] = [m.log_loss(y, s, sample_weight=w, labels=[0, 1]), len(d)]
    if both:
        out["roc_auc"] = [m.roc_auc_score(y, s, sample_weight=w), len(d)]
        out["average_precision"] = [m.average_precision_score(y, s, sample_weight=w), int(y.sum())]
    if w is None:
        out["calibration_error"] = [calibration(y, s), len(d)]
    return out


def answers(d, w):
    """Measures of the answer: rows with a label and an answer. An empty denominator is left out."""
    y, p = d["y"].to_numpy(), d["p"].to_numpy()
    w1 = np.ones(len(d)) if w is None else w
    tp, fp, fn, tn = confusion(y, p, w)
    pos, neg, flag, clear = int(y.sum()), int((1 - y).sum()), int(p.sum()), int((1 - p).sum())
    out = {
        "accuracy": [m.accuracy_score(y, p, sample_weight=w), len(d)],
        "cost_per_1000": [
            1000 * (35 * fp + 4200 * fn - 12.5 * tp) / w1.sum(),
            len(d),
        ],
    }
    if flag:
        out["precision"] = [m.precision_score(y, p, sample_weight=w), flag]
    if clear:
        out["negative_predictive_value"] = [m.precision_score(y, p, pos_label=0, sample_weight=w), clear]
    if pos:
        out["recall"] = [m.recall_score(y, p, sample_weight=w), pos]
        out["false_negative_rate"] = [fn / (tp + fn), pos]
    if neg:
        out["specificity"] = [m.recall_score(y, p, pos_label=0, sample_weight=w), neg]
        out["false_positive_rate"] = [fp / (fp + tn), neg]
    if pos or flag:
        out["f1"] = [m.f1_score(y, p, sample_weight=w), int(((y == 1) | (p == 1)).sum())]
    if pos and neg:
        out["balanced_accuracy"] = [m.balanced_accuracy_score(y, p, sample_weight=w), len(d)]
        if flag and clear:
            out["matthews_corrcoef"] = [m.matthews_corrcoef(y, p, sample_weight=w), len(d)]
    return out


def numbers(d, weight):
    """Measures of columns. Facts ignore weights."""
    out = {}
    for column in ["amount", "latency", "offset", "signed"]:
        has = d[column].notna() if weight is None else d[column].notna() & d[weight].gt(0)
        x, n = d.loc[has, column].to_numpy(float), int(has.sum())
        w = None if weight is None else d.loc[has, weight].to_numpy(float)
        out[f"mean({column})"] = [np.average(x, weights=w), n]
        for q in [50, 75, 90, 95, 99, 99.9]:
            out[f"p{q}({column})"] = [np.quantile(x, q / 100, method="inverted_cdf", weights=w), n]
        limit = float(np.round(np.median(x), 2))
        out[f"share({column} <= {limit!r})"] = None
        known = d if weight is None else d[d[weight].gt(0)]
        wk = None if weight is None else known[weight]
        out[f"share({column} <= {limit!r})"] = [np.average(known[column] <= limit, weights=wk), len(known)]
        all_x = d[column].dropna()
        out[f"sum({column})"] = [float(np.sum(all_x.to_numpy(np.longdouble))), len(all_x)]
        out[f"minimum({column})"] = [all_x.min(), len(all_x)]
        out[f"maximum({column})"] = [all_x.max(), len(all_x)]
        out[f"missing({column})"] = [d[column].isna().mean(), len(d)]
        out[f"distinct({column})"] = [all_x.nunique(), len(d)]
    for a, b in [("amount", "solved"), ("latency", "tokens"), ("signed", "tokens")]:
        has = d[a].notna() & d[b].notna()
        if weight is not None:
            has &= d[weight].gt(0)
        w = np.ones(has.sum()) if weight is None else d.loc[has, weight].to_numpy(float)
        below = (w * d.loc[has, b]).sum()
        if below:
            out[f"per({a}, {b})"] = [(w * d.loc[has, a]).sum() / below, int(has.sum())]
    out["duplicates"] = [d.duplicated().mean(), len(d)]
    out["duplicates(group, solved)"] = [d.duplicated(["group", "solved"]).mean(), len(d)]
    out["rows"] = [len(d), len(d)]
    return out


def expected(d, weight, threshold, positive, prediction):
    used = pd.Series(True, d.index) if weight is None else d[weight].gt(0)
    w = lambda part: None if weight is None else part[weight].to_numpy(float)
    y = (d["label"] == positive).astype(int)
    labelled = used & d["label"].notna()
    scored = labelled & d["score"].notna()
    if prediction is None:
        answered, p = labelled & d["score"].notna(), (d["score"] >= threshold).astype(int)
    else:
        answered, p = labelled & d[prediction].notna(), (d[prediction] == positive).astype(int)
    full = d.assign(y=y, s=d["score"], p=p)
    said = full[used & (d["score"] if prediction is None else d[prediction]).notna()]
    out = {
        **numbers(d, weight),
        **answers(full[answered], w(full[answered])),
        **ranking(full[scored], w(full[scored])),
        "labelled_rows": [int(d["label"].notna().sum()), len(d)],
        "base_rate": [np.average(full[labelled]["y"], weights=w(full[labelled])), int(labelled.sum())],
        "alert_rate": [np.average(said["p"], weights=w(said)), len(said)],
    }
    return {claim: [float(value), n] for claim, (value, n) in out.items()}


def make(name, d, *, threshold=0.5, positive=1, weight=None, prediction=None):
    d.to_csv(HERE / f"{name}.csv", index=False)
    d = pd.read_csv(HERE / f"{name}.csv", keep_default_na=True)
    columns = {"label": "label", "score": "score"}
    if weight:
        columns["weight"] = weight
    if prediction:
        columns["prediction"] = prediction
    return {
        "name": name,
        "columns": columns,
        "positive": positive,
        "threshold": threshold,
        "costs": COSTS,
        "expected": expected(d, weight, threshold, positive, prediction),
    }


def holes(rng, d, columns, share=0.08):
    for column in columns:
        d[column] = d[column].where(rng.random(len(d)) >= share)
    return d


def main():
    rng = np.random.default_rng(20261125)
    sets = [make("plain", rows_of(rng, 500))]

    tied = rows_of(rng, 400)
    tied["score"] = tied["score"].round(1)
    sets.append(make("tied", tied, threshold=0.3))

    sets.append(make("rare", rows_of(rng, 600, base=0.02, sharp=3), threshold=0.9))

    certain = rows_of(rng, 120)
    certain["score"] = np.where(rng.random(120) < 0.5, (certain["score"] > 0.5).astype(float), certain["score"])
    sets.append(make("certain", certain))

    tiny = rows_of(rng, 7)
    sets.append(make("tiny", tiny))

    weighted = rows_of(rng, 300)
    weighted["weight"] = np.exp(rng.normal(0, 1.2, 300)).round(4)
    sets.append(make("weighted", weighted, weight="weight"))

    uneven = rows_of(rng, 200)
    uneven["weight"] = 10.0 ** rng.integers(-4, 5, 200)
    uneven = holes(rng, uneven, ["weight", "score", "label", "amount", "latency"])
    sets.append(make("uneven", uneven, weight="weight", threshold=0.4))

    worded = rows_of(rng, 450)
    worded["answer"] = np.where(worded["score"] + rng.normal(0, 0.1, 450) > 0.55, "yes, sure", "no")
    worded["label"] = np.where(worded["label"] == 1, "yes, sure", "no")
    worded = holes(rng, worded, ["label", "answer", "score", "amount", "signed"])
    sets.append(make("worded", pd.concat([worded, worded.head(20)]), positive="yes, sure", prediction="answer"))

    text = json.dumps(sets, indent=1)
    (HERE / "measures.json").write_text(text + "\n")


main()
