"""Measures of rankings by query: NDCG and average precision by scikit-learn, the others from their definitions.

Writes ranking.json and its CSV files beside this script: `python ranking.py`. Equal scores: NDCG shares gains as
scikit-learn does; the others are the mean over every order of the results that tie. A query without a relevant result
counts 0. A row without a rank was not returned, but could have been.
Made with numpy 2, pandas 2, scikit-learn 1.
"""

import itertools
import json
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, ndcg_score

HERE = Path(__file__).parent
CUTS = [1, 3, 10]


def orders(items):
    """Every order of (score, relevance) by falling score in which only ties change places."""
    groups = [list(group) for _, group in itertools.groupby(sorted(items, key=lambda i: -i[0]), key=lambda i: i[0])]
    for parts in itertools.product(*(itertools.permutations(group) for group in groups)):
        yield [relevance > 0 for part in parts for _, relevance in part]


def average_precision(hits, k, relevant):
    precisions = [sum(hits[: i + 1]) / (i + 1) for i in range(min(k, len(hits))) if hits[i]]
    return sum(precisions) / min(k, relevant)


def reciprocal(hits, k):
    return next((1 / (i + 1) for i in range(min(k, len(hits))) if hits[i]), 0)


def of_query(query):
    """Every measure of one query; `query` has order (higher first, missing: not returned) and relevance."""
    items = [(o, r) for o, r in zip(query["order"], query["relevance"]) if not np.isnan(o)]
    relevance = query["relevance"].clip(lower=0).to_numpy(float)
    relevant, n = int((relevance > 0).sum()), len(query)
    out = {}
    every = list(orders(items)) or [[]]
    mean = lambda measure: float(np.mean([measure(hits) for hits in every]))
    # what was not returned stands below everything that was, in no place of the first k
    floor = min((o for o, _ in items), default=0) - 1 - np.arange(n)
    order = np.where(query["order"].isna(), floor, query["order"])
    for k in [*CUTS, None]:
        cut, call = k or n, "" if k is None else f"({k})"
        if relevant == 0:
            values = {name: 0.0 for name in ["ndcg", "map", "mrr", "hit_rate", "ranking_precision", "ranking_recall"]}
        else:
            gain = np.where(query["order"].isna(), 0, relevance)
            best = np.sort(relevance)[::-1][:cut] / np.log2(np.arange(2, min(cut, n) + 2))
            given = ndcg_score([gain], [order], k=cut) if n > 1 and gain.any() else float(gain.any())
            ideal = np.sort(gain)[::-1][:cut] / np.log2(np.arange(2, min(cut, n) + 2))
            values = {
                # scikit-learn's value times its own ideal is the gain; the ideal of all judged results divides it
                "ndcg": given * ideal.sum() / best.sum(),
                "map": mean(lambda hits: average_precision(hits, cut, relevant)),
                "mrr": mean(lambda hits: reciprocal(hits, cut)),
                "hit_rate": mean(lambda hits: float(any(hits[:cut]))),
                "ranking_precision": mean(lambda hits: sum(hits[:cut]) / cut),
                "ranking_recall": mean(lambda hits: sum(hits[:cut]) / relevant),
            }
            if k is None and len(items) == n and len({o for o, _ in items}) == n:
                assert np.isclose(values["map"], average_precision_score(relevance > 0, order))
        for name, value in values.items():
            if k is not None or name in ["ndcg", "map", "mrr"]:
                out[name + call] = value
    return pd.Series(out)


def make(name, d, columns):
    d.to_csv(HERE / f"{name}.csv", index=False)
    order = -d[columns["rank"]] if "rank" in columns else d[columns["score"]]
    read = d.assign(order=order.astype(float), relevance=d[columns["relevance"]].astype(float))
    groups = read.groupby(columns["query"], sort=True)
    values = pd.DataFrame([of_query(group) for _, group in groups])
    w = groups[columns["weight"]].mean().to_numpy() if "weight" in columns else None
    expected = {call: [float(np.average(values[call], weights=w)), len(values)] for call in values}
    return {"name": name, "columns": columns, "expected": expected}


def results(rng, queries, digits, grades=4):
    sizes = rng.integers(1, 9, queries)
    query = np.repeat(np.arange(queries), sizes)
    relevance = np.maximum(0, rng.integers(-3, grades, len(query)))
    score = (rng.normal(0, 1, len(query)) + 0.5 * relevance).round(digits)
    return pd.DataFrame({"search": [f"q{q}" for q in query], "relevance": relevance, "score": score, "weight": (query % 5) + 1})


def main():
    rng = np.random.default_rng(20261125)
    columns = {"query": "search", "relevance": "relevance", "score": "score"}
    sets = [make("ranking-plain", results(rng, 40, 6), columns), make("ranking-tied", results(rng, 40, 0), columns)]
    sets.append(make("ranking-weighted", results(rng, 30, 2), {**columns, "weight": "weight"}))

    ranked = results(rng, 40, 6)
    ranked["place"] = ranked.groupby("search")["score"].rank(ascending=False, method="first")
    ranked["place"] = ranked["place"].where(rng.random(len(ranked)) < 0.7)
    ranked["relevance"] = ranked["relevance"] - (rng.random(len(ranked)) < 0.1)
    # the score is there too: a rank goes before it
    ranked["score"] = -ranked["score"]
    sets.append(make("ranking-ranks", ranked, {**columns, "rank": "place"}))

    # Evidently, tests/metrics/recsys/test_map_k.py at a4aa4c2b37 (Apache-2.0): all users, also those without feedback
    users = {"a": [1, 0, 0], "b": [0, 0, 0], "c": [0, 0, 1]}
    rows = [{"user": u, "place": i + 1, "liked": bool(r)} for u, all_of in users.items() for i, r in enumerate(all_of)]
    vector = make("ranking-evidently", pd.DataFrame(rows), {"query": "user", "relevance": "liked", "rank": "place"})
    stated = {"map": [0.3333, 0.4444], "mrr": [0.3333, 0.4444], "hit_rate": [0.3333, 0.6667], "ranking_recall": [0.3333, 0.6667], "ranking_precision": [0.3333, 0.2222]}
    for name, values in stated.items():
        for k, value in zip([1, 3], values):
            assert abs(vector["expected"][f"{name}({k})"][0] - value) < 1e-4
    sets.append(vector)
    (HERE / "ranking.json").write_text(json.dumps(sets, indent=1) + "\n")


main()
