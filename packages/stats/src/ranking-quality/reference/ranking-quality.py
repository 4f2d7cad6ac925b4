"""Reference numbers for the quality of one ranking: NDCG by scikit-learn (which shares gains among equal scores), average
precision at k from its definition. Run: python ranking-quality.py, which writes ranking-quality.json.
"""
import json
import pathlib

import numpy as np
from sklearn.metrics import average_precision_score, ndcg_score


def ndcg_case(relevances, scores, k, gain):
    order = np.argsort(-np.array(scores), kind="stable")
    rel, sc = np.array(relevances)[order], np.array(scores)[order]
    worth = rel if gain == "linear" else 2.0**rel - 1
    return {
        "ranked": rel.tolist(),
        "scores": sc.tolist(),
        "k": k,
        "gain": gain,
        "expected": float(ndcg_score([worth], [sc], k=k)),
        "noTies": float(ndcg_score([worth], [-np.arange(len(rel))], k=k)),
    }


def precision_case(ranked):
    """Without a cut, average precision of distinct scores is the classifier's."""
    return {"ranked": ranked, "expected": float(average_precision_score(ranked, -np.arange(len(ranked))))}


rng = np.random.default_rng(3)
cases = {"ndcg": [], "averagePrecision": []}
for n in (5, 12, 30):
    for k in (1, 3, n):
        for gain in ("linear", "exponential"):
            cases["ndcg"].append(ndcg_case((rng.integers(0, 4, n) + np.eye(n, dtype=int)[0]).tolist(), rng.integers(0, 5, n).tolist(), k, gain))
    cases["averagePrecision"].append(precision_case(np.where(np.arange(n) == 1, 1, rng.integers(0, 2, n)).tolist()))
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
