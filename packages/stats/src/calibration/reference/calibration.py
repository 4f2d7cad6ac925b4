"""Reference numbers for the calibration error over bins and the cumulative error, written from the formulas with numpy
and scipy; roots by scipy's brentq. Run: python calibration.py, which writes calibration.json.
"""
import json
import pathlib

import numpy as np
from scipy import optimize, special, stats

Z = stats.norm.ppf(0.975)


def folded(centre, sd):
    law = stats.foldnorm(np.abs(centre) / sd, scale=sd)
    return law.mean(), law.var()


def root(function):
    return 0.0 if function(0.0) >= 0 else float(optimize.brentq(function, 0, 1, xtol=1e-14))


def exact(yes, rows):
    low = np.where(yes > 0, special.betaincinv(np.maximum(yes, 1e-9), rows - yes + 1, 0.025), 0)
    high = np.where(yes < rows, special.betaincinv(yes + 1, np.maximum(rows - yes, 1e-9), 0.975), 1)
    return low, high


def binned(rows, positives, scores, variances, weights=None, clusters=None):
    n, y, s, v = (np.array(x, float) for x in (rows, positives, scores, variances))
    part = np.array(n if weights is None else weights, float)
    w, gap = part / part.sum(), np.abs(y - s) / n
    share = (y + s / n) / (n + 1)
    row = np.maximum(np.maximum(share * (1 - share), v / n), 1e-30) / n
    deff = 1.0 if clusters is None else design_effect(row, w, clusters)
    sd, plug = np.sqrt(row * deff), float((w * gap).sum())

    def moments(true):
        pairs = [folded(a, b) for a, b in zip(true, sd)]
        return sum(w * [m for m, _ in pairs]), np.sqrt(sum(w**2 * [c for _, c in pairs]))

    zero = np.zeros(len(n))
    chance, luck = moments(zero)
    estimate = root(lambda t: moments(t * gap / plug)[0] - plug) if plug > 0 else 0.0
    one = zero.copy()
    one[np.argmax(w * gap)] = 1 / w[np.argmax(w * gap)]
    low = root(lambda t: moments(t * one)[0] + Z * moments(t * one)[1] - plug)
    even = np.ones(len(n))
    high = root(lambda t: moments(t * even)[0] - Z * moments(t * even)[1] - max(plug, chance - luck))
    l, u = exact(y / deff, n / deff)
    rare = np.sqrt((w**2 * (np.maximum(u - s / n, s / n - l) - gap) ** 2).sum())
    found = {"plugIn": plug, "byChance": chance, "estimate": estimate, "low": low, "high": min(1, max(high, estimate + rare))}
    return {name: float(value) for name, value in found.items()}


def between(units):
    """Variance of the mean gap from (rows, gap) of the clusters."""
    units = np.array(units, float)
    total = units[:, 0].sum()
    e = units[:, 1] - units[:, 0] * units[:, 1].sum() / total
    return len(units) / max(1, len(units) - 1) * (e**2).sum() / total**2


def design_effect(row, w, clusters):
    together = {}
    for own in clusters:
        for key, count, gap in own:
            a, b = together.get(key, (0, 0))
            together[key] = (a + count, b + gap)
    by_bin = sum(between([c[1:] for c in own]) for own in clusters)
    return max(1, by_bin / row.sum(), between(list(together.values())) / (w**2 * row).sum())


def cumulative(scores, labels):
    s, y = np.array(scores, float), np.array(labels, float)
    n = len(s)
    worst = max(abs((y - s)[s <= edge].sum()) for edge in s) / n
    cdf = lambda x: 4 / np.pi * sum((-1) ** k / (2 * k + 1) * np.exp(-(((2 * k + 1) * np.pi / x) ** 2) / 8) for k in range(60))  # noqa: E731
    c = optimize.brentq(lambda x: cdf(x) - 0.975, 1, 5, xtol=1e-15)
    reach = max(c * np.sqrt(max((s * (1 - s)).sum(), ((y - s) ** 2).sum())) / n, 1 - 0.025 ** (1 / n))
    return {"estimate": float(worst), "low": float(max(0, worst - reach)), "high": float(min(1, worst + reach))}


names = ("rows", "positives", "scoreSum", "scoreVarianceSum", "weights", "clusters")
bins = [
    ([50] * 4, [5, 14, 27, 44], [5.1, 14.9, 26.0, 43.2], [4.5, 10.3, 12.3, 5.8]),
    ([100] * 5, [12, 22, 35, 60, 70], [5, 20, 45, 72, 92], [4.7, 15.8, 24.5, 20, 7.2]),
    ([6, 6, 7], [0, 2, 6], [0.3, 2.6, 5.2], [0.28, 1.4, 1.3]),
    ([5] * 10, [0] * 5 + [5] * 5, [0.0] * 5 + [5.0] * 5, [0.0] * 10),
    ([15] * 10, [0] * 9 + [1], [0, 0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.2], [0, 0, 0.01, 0.02, 0.05, 0.1, 0.19, 0.29, 0.48, 1.0]),
    ([80.5, 61.2, 70], [9.3, 31.1, 61], [10.1, 28, 66], [8.6, 15, 3.9], [120, 80, 90]),
    (
        [12, 14],
        [3, 10],
        [4.1, 9.2],
        [2.6, 3.0],
        None,
        [[[0, 5, 1.2], [1, 3, -1.1], [2, 4, -1.2]], [[0, 6, 2.0], [1, 5, -0.9], [3, 3, -0.3]]],
    ),
]
curves = [
    ([0.1, 0.2, 0.4, 0.6, 0.9], [0, 1, 0, 1, 1]),
    ([0.05, 0.1, 0.8, 0.9, 0.95, 0.97], [1, 0, 0, 1, 0, 1]),
    ([0.3, 0.3, 0.3, 0.7, 0.7], [0, 0, 1, 1, 0]),
    ([0.01] * 10 + [0.02] * 5, [0] * 8 + [1, 1] + [0] * 4 + [1]),
]
cases = {
    "calibrationError": [{"input": dict(zip(names, case)), "expected": binned(*case)} for case in bins],
    "calibrationKs": [{"input": {"scores": s, "labels": y}, "expected": cumulative(s, y)} for s, y in curves],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
