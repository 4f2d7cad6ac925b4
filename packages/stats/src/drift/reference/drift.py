"""Reference numbers for the distances between two binned samples, written from the formulas with numpy and scipy: roots by
brentq on chndtr, distances of the rows by ks_2samp, wasserstein_distance and jensenshannon, design effects from the row by
cell matrix. Run: python drift.py, which writes drift.json.
"""
import json
import pathlib

import numpy as np
from scipy import optimize, special, stats
from scipy.spatial import distance

rng = np.random.default_rng(20)


def limit(x, df, stretch, tail):
    """λ at which the stretched statistic falls at or below x with probability `tail`."""
    def at(lam):
        return special.chndtr(df + lam + (x - df - lam) / np.sqrt(stretch), df, lam) - tail
    return 0.0 if at(0) <= 0 else float(optimize.brentq(at, 0, 20 * x + 2000, xtol=1e-12, rtol=1e-14))


def both(x, df, stretch, factor, level):
    tail = (1 - level) / 2
    floor = max(x, stats.chi2.ppf(0.16, df))
    return {"level": level, "low": limit(x, df, stretch, 1 - tail) / factor, "high": limit(floor, df, stretch, tail) / factor}


def variance(share, influence):
    return float((share * influence**2).sum() - (share * influence).sum() ** 2)


def divergences(x, y):
    n, m, k = x.sum(), y.sum(), len(x)
    rows = n * m / (n + m)
    a, b = (x + 0.5) / (n + k / 2), (y + 0.5) / (m + k / 2)
    psi = float(stats.entropy(a, b) + stats.entropy(b, a))
    spread = variance(a, np.log(a / b) + 1 - b / a) / n + variance(b, np.log(b / a) + 1 - a / b) / m
    stretch = max(1.0, rows * spread / (4 * max(psi, 1e-12)))
    js = float(distance.jensenshannon(x + 0.25, y + 0.25) ** 2)
    expected = float(min(n, m) * (x + y).min() / (n + m))
    levels = (0.8, 0.95, 0.99)
    return {
        "psi": {"plugIn": psi, "byChance": (k - 1) / rows, "thin": expected < 3, "limits": [both(rows * psi, k - 1, stretch, rows, c) for c in levels]},
        "js": {"plugIn": js, "byChance": (k - 1) / 8 / rows, "thin": expected < 1, "limits": [both(8 * rows * js, k - 1, 1.0, 8 * rows, c) for c in levels]},
    }


def metrics(x, y, positions):
    """The distances by scipy, and the 0.975 quantile of each between draws from the pooled histogram."""
    n, m = int(x.sum()), int(y.sum())
    at = np.array(positions, float)
    pooled = (x + y) / (n + m)
    gap = rng.multinomial(n, pooled, 40000) / n - rng.multinomial(m, pooled, 40000) / m
    cumulative = np.cumsum(gap, 1)
    chance = {
        "tv": np.abs(gap).sum(1) / 2,
        "ks": np.abs(cumulative).max(1),
        "wasserstein": (np.abs(cumulative[:, :-1]) * np.diff(at)).sum(1),
    }
    plain = {
        "tv": float(distance.cityblock(x / n, y / m) / 2),
        "ks": float(stats.ks_2samp(np.repeat(at, x.astype(int)), np.repeat(at, y.astype(int)), method="asymp").statistic),
        "wasserstein": float(stats.wasserstein_distance(at, at, x, y)),
    }
    return {name: {"estimate": plain[name], "chance": float(np.quantile(chance[name], 0.975))} for name in plain}


def compared(reference, current, positions=None):
    x, y = np.array(reference, float), np.array(current, float)
    whole = all(float(v).is_integer() for v in list(reference) + list(current))
    positions = positions or list(range(len(x)))
    found = {"reference": list(reference), "current": list(current), "positions": positions, **divergences(x, y)}
    return {**found, "metrics": metrics(x, y, positions)} if whole else found


def drawn(k, n, m, move):
    a = rng.dirichlet(np.full(k, 3.0))
    b = a * np.exp(np.linspace(-move, move, k))
    positions = np.round(np.cumsum(rng.uniform(0.5, 2, k)), 3).tolist()
    return compared(rng.multinomial(n, a).tolist(), rng.multinomial(m, b / b.sum()).tolist(), positions)


def design(rows):
    """rows: (cell, cluster, weight); the design effect of weights, of clusters, and of both."""
    cell, cluster, w = (np.array(v) for v in zip(*rows))
    found = {"rows": rows}
    for name, weight, clustered in (("weighted", w, False), ("clustered", np.ones(len(w)), True), ("both", w, True)):
        indicator = cell[:, None] == np.unique(cell)
        share = (weight[:, None] * indicator).sum(0) / weight.sum()
        e = weight[:, None] * (indicator - share)
        if clustered:
            e = np.stack([e[cluster == c].sum(0) for c in np.unique(cluster)])
        v = len(e) / (len(e) - 1) * (e**2).sum(0) / weight.sum() ** 2
        deff = max(1.0, float(v.sum() / ((share * (1 - share)).sum() / len(w))))
        found[name] = {"effect": deff, "counts": (share * len(w) / deff).tolist()}
    return found


def designed(n, clusters, alike, cells):
    liked = rng.integers(0, cells, clusters)
    rows = []
    for c in rng.integers(0, clusters, n).tolist():
        cell = int(liked[c]) if rng.random() < alike else int(rng.integers(0, cells))
        rows.append([cell, c, round(float(rng.lognormal(0, 0.8)), 3)])
    return design(rows)


def binned(values, bins):
    """Cut after the sorted value at round(j n / bins), a half upward, ties kept together."""
    ordered = np.sort(values)
    ends = np.floor(np.arange(1, bins) * len(ordered) / bins + 0.5).astype(int)
    cuts = [v for v in np.unique(ordered[ends - 1]).tolist() if v < ordered[-1]]
    counts = np.histogram(values, [-np.inf] + [np.nextafter(c, np.inf) for c in cuts] + [np.inf])[0]
    return {"values": values, "bins": bins, "cuts": cuts, "counts": counts.tolist()}


comparisons = [
    compared([100] * 10, [9, 12, 8, 11, 10, 13, 7, 10, 9, 11]),
    compared([500] * 10, [20, 30, 40, 45, 50, 55, 60, 60, 70, 70]),
    compared([40, 60, 80, 20, 0], [10, 12, 20, 5, 3]),
    compared([2000] * 10, [900, 950, 1000, 1000, 1000, 1000, 1000, 1050, 1050, 1050]),
    compared([500] * 10, [2] + [60] * 9),
    compared([30] * 10, [1, 2, 0, 3, 4, 2, 1, 2, 3, 2]),
    compared([80.5, 41.25, 30.75], [12.5, 20.25, 9.5]),
    drawn(2, 60, 40, 0.3), drawn(4, 300, 2000, 0.0), drawn(7, 900, 120, 0.8), drawn(20, 4000, 900, 0.2), drawn(12, 30000, 600, 1.2),
]
output = {
    "comparisons": comparisons,
    "designs": [designed(120, 15, 0.7, 4), designed(200, 60, 0.2, 6), designed(90, 6, 0.95, 3)],
    "bins": [
        binned(np.round(rng.normal(0, 1, 137), 3).tolist(), 10),
        binned(rng.poisson(2, 90).astype(float).tolist(), 10),
        binned(rng.poisson(0.3, 60).astype(float).tolist(), 4),
        binned(np.round(rng.lognormal(0, 1, 23), 2).tolist(), 5),
    ],
    "published": {
        "kolmogorovSmirnov": {
            "source": "evidentlyai/evidently tests/stattests/test_stattests.py (figures only), D recomputed with ks_2samp",
            "x": [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0],
            "y": [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8],
            "expected": 0.625,
        },
        "earthMovers": {
            "source": "deepchecks tests/utils/drift_test.py (figures only): values scaled by their pooled range, to 0.01",
            "expected": [1, 0.33, 1],
        },
    },
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(output, indent=1) + "\n")
