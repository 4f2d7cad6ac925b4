"""Reference numbers for the ranks of a quantile (Nyblom 1992) and for limits of a clustered quantile (Woodruff 1952),
written from the formulas with numpy and scipy. Run: python quantiles.py, which writes quantiles.json.
"""
import json
import pathlib

import numpy as np
from scipy import special, stats


def low_rank(n, q, a):
    below = lambda k: stats.binom.cdf(k, n, q)  # noqa: E731
    rank = max((k for k in range(n + 1) if below(k - 1) <= a), default=0)
    if rank == 0:
        return None
    if n * min(q, 1 - q) < 1 or rank >= n:
        return rank
    p0, p1 = below(rank - 1), below(rank)
    return float(rank + 1 / (1 + rank * (1 - q) * (p1 - a) / ((n - rank) * q * (a - p0))))


def ranks(n, q, confidence=0.95):
    a = (1 - confidence) / 2
    mirrored = low_rank(n, 1 - q, a)
    return {
        "input": {"rows": n, "q": q, "confidence": confidence},
        "expected": {"low": low_rank(n, q, a), "high": None if mirrored is None else n + 1 - mirrored},
    }


def effective_rows(yes, rows):
    """n* of a share over clusters without weights (Korn & Graubard 1998, with a floor)."""
    total, share = rows.sum(), yes.sum() / rows.sum()
    e = yes - share * rows
    units = total**2 / (rows**2).sum()
    if (e**2).sum() == 0:
        return units
    variance = len(rows) / (len(rows) - 1) * (e**2).sum() / total**2
    df = max(1, min(2 * (e**2).sum() ** 2 / (e**4).sum(), units) - 1)
    plain = min(share * (1 - share) / variance, total)
    return max(plain * (stats.norm.ppf(0.975) / stats.t.ppf(0.975, df)) ** 2, min(plain, units))


def clustered(values, clusters, q):
    x, c = np.array(values, float), np.array(clusters)
    order = np.sort(x)
    at = lambda share: float(order[max(int(np.ceil(share * len(x) - 1e-9)) - 1, 0)])  # noqa: E731
    keys = sorted(set(clusters))
    n = effective_rows(np.array([(x[c == k] <= at(q)).sum() for k in keys], float), np.array([(c == k).sum() for k in keys], float))
    low = None if (1 - q) ** n > 0.025 else at(special.betaincinv(q * n, n - q * n + 1, 0.025))
    high = None if q**n > 0.025 else at(special.betaincinv(q * n + 1, n - q * n, 0.975))
    return {"input": {"values": values, "clusters": clusters, "q": q}, "expected": {"estimate": at(q), "low": low, "high": high}}


rng = np.random.default_rng(17)
keys = np.repeat(np.arange(40), rng.integers(1, 12, 40)).tolist()
effects = np.exp(0.6 * rng.standard_normal(40))[keys]
times = np.round(100 * effects * np.exp(0.4 * rng.standard_normal(len(keys))), 1).tolist()
cases = {
    "ranks": [
        ranks(30, 0.5),
        ranks(100, 0.95),
        ranks(1000, 0.99),
        ranks(40, 0.95),
        ranks(10, 0.5),
        ranks(71, 0.95),
        ranks(72, 0.95),
        ranks(368, 0.99),
        ranks(3688, 0.999),
        ranks(200, 0.25, 0.8),
    ],
    "clustered": [clustered(times, keys, q) for q in (0.5, 0.9, 0.95, 0.99)],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
