"""Measures of several classes on small data sets, by scikit-learn.

Writes multiclass.json beside this script: `python multiclass.py`. Averages over classes are over those with a labelled row
(`labels=` of scikit-learn). Made with numpy 2, scikit-learn 1.9.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")
HERE = Path(__file__).parent


def rows_of(seed, names, n, sharp=1.2, digits=4):
    """Rows with a label, chances for each class, and the likeliest class as prediction."""
    rng = np.random.default_rng(seed)
    k = len(names)
    share = np.arange(k, 0, -1) ** 1.5
    label = rng.choice(k, n, p=share / share.sum())
    raw = rng.normal(0, 1, (n, k))
    raw[np.arange(n), label] += sharp
    chance = np.exp(raw)
    chance = (chance / chance.sum(1, keepdims=True)).round(digits)
    return [
        {
            "label": names[label[i]],
            "prediction": names[int(np.argmax(chance[i]))],
            "weight": int(rng.integers(1, 6)),
            "cluster": f"c{int(rng.integers(0, max(2, n // 6)))}",
            **{f"p{j}": float(chance[i, j]) for j in range(k)},
        }
        for i in range(n)
    ]


def quoted(name):
    return str(name) if isinstance(name, int) else "'" + name.replace("'", "''") + "'"


def expected(rows, names, weighted):
    kept = [r for r in rows if r["label"] is not None and r["prediction"] is not None]
    y = [r["label"] for r in kept]
    p = [r["prediction"] for r in kept]
    w = [r["weight"] for r in kept] if weighted else None
    present = sorted(set(y))
    n = len(kept)
    out = {}
    for name, of in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
        for average in ["macro", "weighted"]:
            value = of(y, p, labels=present, average=average, sample_weight=w, zero_division=0)
            out[f"{average}_{name}"] = [value, n]
        for c in present[:6]:
            value = of(y, p, labels=[c], average="macro", sample_weight=w, zero_division=0)
            among = {"precision": p.count(c), "recall": y.count(c)}.get(name)
            among = sum(a == c or b == c for a, b in zip(y, p)) if among is None else among
            if among:
                out[f"{name}({quoted(c)})"] = [value, among]
    out["micro_f1"] = [m.f1_score(y, p, average="micro", sample_weight=w), n]
    out["accuracy"] = [m.accuracy_score(y, p, sample_weight=w), n]
    out["balanced_accuracy"] = [m.balanced_accuracy_score(y, p, sample_weight=w), n]
    out["matthews_corrcoef"] = [m.matthews_corrcoef(y, p, sample_weight=w), n]
    scored = [r for r in rows if r["label"] is not None and "p0" in r]
    if scored:
        order = sorted(range(len(names)), key=lambda j: names[j])
        s = np.array([[r[f"p{j}"] for j in order] for r in scored])
        y = [r["label"] for r in scored]
        w = [r["weight"] for r in scored] if weighted else None
        labels = [names[j] for j in order]
        chance = s[np.arange(len(y)), [labels.index(c) for c in y]]
        # of the chances as they stand: scikit-learn would ask that each row adds up to 1
        out["log_loss"] = [np.average(-np.log(np.clip(chance, 2**-52, 1 - 2**-52)), weights=w), len(y)]
        for k in [1, 2, 3]:
            if k < len(names):
                out[f"top_k_accuracy({k})"] = [m.top_k_accuracy_score(y, s, k=k, labels=labels, sample_weight=w), len(y)]
    return out


def csv_of(rows):
    cells = lambda row: ",".join("" if v is None else str(v) for v in row)
    return "\n".join([cells(rows[0]), *[cells(r.values()) for r in rows]]) + "\n"


def data_set(name, rows, names, task=None):
    return {
        "name": name,
        "names": names,
        "task": task,
        "csv": csv_of(rows),
        "expected": expected(rows, names, False),
        "weighted": {} if len(names) > 20 else expected(rows, names, True),
    }


def with_gaps(rows):
    for i, r in enumerate(rows):
        if i % 17 == 3:
            r["label"] = None
        if i % 23 == 5:
            r["prediction"] = None
    return rows


def never_seen(rows):
    """One class is never answered, another is answered but never labelled."""
    for r in rows:
        if r["prediction"] == "owl":
            r["prediction"] = "cat"
        if r["label"] == "cow":
            r["label"] = "cat"
    return [{k: v for k, v in r.items() if not k.startswith("p0") and k[:1] != "p" or k == "prediction"} for r in rows]


animals = ["cat", "dog", "big owl", "O'Neill's cow"]
plain = ["cat", "dog", "cow", "owl"]
many = [f"intent {i:02d}" for i in range(77)]
two = rows_of(9, ["no", "yes"], 80)
certain = rows_of(4, animals, 60)
for r in certain:
    r["prediction"] = r["label"]
single = [{"label": ["a", "b", "a", "c"][i], "prediction": "aaac"[i], "weight": 1, "cluster": f"c{i}"} for i in range(4)]
sets = [
    data_set("texts with spaces", rows_of(1, animals, 240), animals),
    data_set("numbers as classes", rows_of(2, [3, 10, 20, 1], 150), [3, 10, 20, 1], "multiclass"),
    data_set("ties between scores", rows_of(3, animals, 150, digits=1), animals),
    data_set("gaps", with_gaps(rows_of(5, plain, 200)), plain),
    data_set("a class never answered, one never labelled", never_seen(rows_of(6, plain, 120)), plain),
    data_set("all right", certain, animals),
    data_set("77 classes", rows_of(7, many, 240, sharp=5, digits=3), many),
    data_set("two kinds", [{k: v for k, v in r.items() if k not in ("p0", "p1")} for r in two], ["no", "yes"]),
    data_set("published by phoenix", single, ["a", "b", "c"]),
]
(HERE / "multiclass.json").write_text(json.dumps(sets, indent=None, separators=(",", ":")) + "\n")
