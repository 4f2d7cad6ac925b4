"""Answers that are the class with the highest score, by numpy and scikit-learn.

Writes class-scores.json beside this script: `python class-scores.py`. The answer is `argmax` over the columns in the order
in which the classes are written; rows that lack a score are left out, as NaN is. Made with numpy 2, scikit-learn 1.9.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")
HERE = Path(__file__).parent


def draw(seed, names, n, digits, holes):
    """Rows with a label, two models' scores a class, a group, a weight and a cluster; None, NaN and words among the scores."""
    rng = np.random.default_rng(seed)
    k = len(names)
    label = rng.choice(k, n, p=np.arange(k, 0, -1) / (k * (k + 1) / 2))
    models = {}
    for model, sharp in [("p", 1.5), ("q", 0.7)]:
        raw = rng.normal(0, 1, (n, k))
        raw[np.arange(n), label] += sharp
        models[model] = raw.round(digits)
        models[model][rng.random((n, k)) < holes] = np.nan
    return {
        "label": [names[c] for c in label],
        "group": [f"g{v}" for v in rng.integers(0, 3, n)],
        "weight": [int(v) for v in rng.integers(1, 6, n)],
        "cluster": [f"c{v}" for v in rng.integers(0, n // 5, n)],
        **models,
    }


def csv_of(data, names):
    head = ["label", "group", "weight", "cluster", *[f"{x}{j}" for x in "pq" for j in range(len(names))]]
    lines = [",".join(head)]
    for i in range(len(data["label"])):
        cells = [data["label"][i], data["group"][i], data["weight"][i], data["cluster"][i]]
        for x in "pq":
            for j, v in enumerate(data[x][i]):
                # a missing score is written in three ways
                cells.append(["", "NaN", "n/k"][(i + j) % 3] if np.isnan(v) else repr(float(v)))
        lines.append(",".join(str(c) for c in cells))
    return "\n".join(lines) + "\n"


def answered(data, model):
    return ~np.isnan(data[model]).any(1)


def quoted(name):
    return str(name) if isinstance(name, int) else "'" + name.replace("'", "''") + "'"


def values(data, names, keep, weighted):
    """Estimate and n by quantity over the rows of a mask."""
    y = np.array(data["label"])[keep]
    answer = np.array(names)[data["p"][keep].argmax(1)]
    w = np.array(data["weight"])[keep] if weighted else None
    present = sorted(set(y.tolist()))
    n = int(keep.sum())
    out = {"accuracy": [m.accuracy_score(y, answer, sample_weight=w), n]}
    for name, of in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
        for average in ["macro", "weighted"]:
            value = of(y, answer, labels=present, average=average, sample_weight=w, zero_division=0)
            out[f"{average}_{name}"] = [value, n]
    out["matthews_corrcoef"] = [m.matthews_corrcoef(y, answer, sample_weight=w), n]
    for c in names[:3]:
        out[f"precision({quoted(c)})"] = [
            m.precision_score(y, answer, labels=[c], average="macro", sample_weight=w),
            int((answer == c).sum()),
        ]
        out[f"recall({quoted(c)})"] = [
            m.recall_score(y, answer, labels=[c], average="macro", sample_weight=w),
            int((y == c).sum()),
        ]
    return out


def differences(data, names):
    both = answered(data, "p") & answered(data, "q")
    y = np.array(data["label"])[both]
    p, q = (np.array(names)[data[x][both].argmax(1)] for x in "pq")
    present = sorted(set(y.tolist()))
    macro = lambda a: m.f1_score(y, a, labels=present, average="macro", zero_division=0)
    return {"accuracy": float(np.mean(p == y) - np.mean(q == y)), "macro_f1": macro(p) - macro(q)}


def data_set(name, seed, names, n, digits=3, holes=0.0):
    data = draw(seed, names, n, digits, holes)
    keep = answered(data, "p")
    group = np.array(data["group"])
    return {
        "name": name,
        "names": names,
        "csv": csv_of(data, names),
        "expected": values(data, names, keep, False),
        "weighted": values(data, names, keep, True),
        "accuracyByGroup": {g: values(data, names, keep & (group == g), False)["accuracy"] for g in sorted(set(group))},
        "differences": differences(data, names),
        "unpaired": int((answered(data, "p") ^ answered(data, "q")).sum()),
    }


sets = [
    data_set("three classes", 1, ["cat", "dog", "owl"], 120),
    data_set("scores that tie, 0 and -0 among them", 2, ["dog", "cat", "big owl", "O'Neill's cow"], 160, digits=0),
    data_set("numbers as classes, not in their order", 3, [10, 2, 30, 4], 140, digits=0),
    data_set("scores that are missing", 4, ["cat", "dog", "owl"], 200, holes=0.04),
    data_set("many classes", 5, [f"intent {i:02d}" for i in range(30)], 60, digits=2, holes=0.001),
]
(HERE / "class-scores.json").write_text(json.dumps(sets, separators=(",", ":")) + "\n")
