"""Reference numbers for judge-corrected rates, written from the formulas (Zou & Donner 2008 on mid-p limits; Korn & Graubard
1998 for clusters and weights; Rogan & Gladen 1978 by draws) with numpy and scipy. Run: python judge.py, which writes
judge.json.
"""
import json
import pathlib

import numpy as np
from scipy import optimize, special, stats


def mid_p(x, n, tail):
    if x <= 0:
        low = 0.0
    else:

        def excess(p):
            beyond = special.betainc(x + 1, n - x, p) if x < n else 0.0
            return (special.betainc(x, n - x + 1, p) + beyond) / 2 - tail

        low = optimize.brentq(excess, 0, x / n, xtol=1e-15) if excess(x / n) > 0 else x / n
    return low


def limits(x, n, tail):
    return x / n, mid_p(x, n, tail), 1 - mid_p(n - x, n, tail)


def effective(units, clustered, tail):
    """x and n of a share given as numerator and denominator per unit."""
    a, b = np.array(units, float).T
    a, b = a[b != 0], b[b != 0]
    total, k = b.sum(), len(b)
    p = a.sum() / total
    e = a - p * b
    carriers = total**2 / (b**2).sum()
    variance = k / (k - 1) * (e**2).sum() / total**2
    said = min(p * (1 - p) / variance, total if clustered else carriers)
    df = max(1, min(2 * (e**2).sum() ** 2 / (e**4).sum(), carriers) - 1) if clustered else k - 1
    n = said * (stats.norm.ppf(tail) / stats.t.ppf(tail, df)) ** 2
    n = max(n, min(said, carriers)) if clustered else n
    return p * n, n


def corrected(judged, yes, no, tail):
    (q, ql, qu), (r1, l1, u1), (r0, l0, u0) = judged, yes, no
    estimate, gap = q * r1 + (1 - q) * r0, r1 - r0
    down = (q * (r1 - l1)) ** 2 + ((1 - q) * (r0 - l0)) ** 2 + (gap * (q - ql if gap > 0 else qu - q)) ** 2
    up = (q * (u1 - r1)) ** 2 + ((1 - q) * (u0 - r0)) ** 2 + (gap * (qu - q if gap > 0 else q - ql)) ** 2
    return {"estimate": estimate, "low": max(0, estimate - down**0.5), "high": min(1, estimate + up**0.5)}


def counts_case(a, b, c, d, u, m, confidence=0.95):
    tail = (1 - confidence) / 2
    judged, unknown = limits(u + a + c, m + a + b + c + d, tail), (0.5, 0, 1)
    yes = limits(a, a + c, tail) if a + c else unknown
    no = limits(b, b + d, tail) if b + d else unknown
    return {
        "labels": {"labelYesJudgeYes": a, "labelYesJudgeNo": b, "labelNoJudgeYes": c, "labelNoJudgeNo": d},
        "unlabelledJudgeYes": u,
        "unlabelled": m,
        "confidence": confidence,
        "expected": corrected(judged, yes, no, tail),
    }


def units_case(judged, yes, no, clustered):
    found = corrected(*(limits(*effective(units, clustered, 0.025), 0.025) for units in (judged, yes, no)), 0.025)
    return {"unit": "cluster" if clustered else "row", "judgeYes": judged, "yesWhereJudgeYes": yes, "yesWhereJudgeNo": no, "expected": found}


def shares_of_clusters(rng, clusters, mean, rate):
    sizes = 1 + rng.poisson(mean, clusters)
    rates = rng.beta(4 * rate, 4 * (1 - rate), clusters)
    return np.stack([rng.binomial(sizes, rates), sizes], 1).tolist()


def weighted_rows(rng, rows, rate):
    weights = np.round(np.exp(0.7 * rng.standard_normal(rows)), 3)
    return np.stack([weights * (rng.random(rows) < rate), weights], 1).tolist()


def rogan_gladen(tp, positives, tn, negatives, yes, rows, draws=1_000_000):
    rng = np.random.default_rng(5)
    t, s, p = (rng.beta(x + 0.5, n - x + 0.5, draws) for x, n in ((tp, positives), (tn, negatives), (yes, rows)))
    kept = t + s > 1
    rates = np.clip((p + s - 1)[kept] / (t + s - 1)[kept], 0, 1)
    low, high = np.quantile(rates, [0.025, 0.975])
    point = (yes / rows + tn / negatives - 1) / (tp / positives + tn / negatives - 1)
    given = {"truePositives": tp, "positives": positives, "trueNegatives": tn, "negatives": negatives, "judgeYes": yes, "rows": rows}
    return given | {"expected": {"estimate": min(1, max(0, point)), "low": low, "high": high}}


rng = np.random.default_rng(12)
cases = {
    "counts": [
        counts_case(70, 4, 6, 20, 1500, 2000),
        counts_case(38, 1, 1, 10, 150, 200),
        counts_case(90, 20, 10, 80, 2200, 4000),
        counts_case(45, 5, 0, 0, 195, 200),
        counts_case(3, 40, 30, 2, 90, 300),
        counts_case(0, 0, 0, 5, 0, 100),
        counts_case(12, 0, 0, 0, 60, 90, 0.8),
    ],
    "units": [
        units_case(shares_of_clusters(rng, 40, 6, 0.7), shares_of_clusters(rng, 18, 2, 0.9), shares_of_clusters(rng, 15, 2, 0.2), True),
        units_case(weighted_rows(rng, 120, 0.6), weighted_rows(rng, 40, 0.85), weighted_rows(rng, 30, 0.1), False),
    ],
    "roganGladen": [
        rogan_gladen(45, 50, 43, 50, 700, 1000),
        rogan_gladen(49, 50, 48, 50, 150, 200),
        rogan_gladen(30, 40, 200, 230, 90, 300),
    ],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
