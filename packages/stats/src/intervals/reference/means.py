"""Reference numbers for means, means with a known range, ratios of means and costs per row, written from the formulas
(Hall 1992; Korn & Graubard 1998; Zou & Donner 2008) with numpy and scipy. Run: python means.py, which writes means.json.
"""
import json
import pathlib

import numpy as np
from scipy import special, stats


def tail(confidence):
    return (1 - confidence) / 2


def linearised(numerator, denominator):
    """R, residuals, and the unit sums."""
    a, b = np.array(numerator, float), np.array(denominator, float)
    ratio = a.sum() / b.sum()
    return ratio, a - ratio * b, b


def spread(residuals, denominator, clustered):
    units, total = len(residuals), denominator.sum()
    variance = units / (units - 1) * (residuals**2).sum() / total**2
    if not clustered:
        return np.sqrt(variance), units - 1
    carrying = (residuals**2).sum() ** 2 / (residuals**4).sum()
    effective = total**2 / (denominator**2).sum()
    return np.sqrt(variance), max(1, min(2 * carrying, effective) - 1)


def skewness(residuals):
    units = len(residuals)
    bound = (units - 2) / np.sqrt(units * (units - 1))
    return float(np.clip((residuals**3).sum() / (residuals**2).sum() ** 1.5, -bound, bound))


def hull(ratio, se, df, skew, confidence):
    t = stats.t.ppf(1 - tail(confidence), df)

    def cubic(y):
        return 3 / skew * (np.cbrt(1 + skew * (y - skew / 6)) - 1)

    return ratio - max(t, cubic(t)) * se, ratio + max(t, -cubic(-t)) * se


def mean_case(numerator, denominator, clustered, confidence=0.95):
    ratio, e, b = linearised(numerator, denominator)
    se, df = spread(e, b, clustered)
    low, high = hull(ratio, se, df, skewness(e), confidence)
    found = {"estimate": ratio, "standardError": se, "degreesOfFreedom": df, "skewness": skewness(e), "low": low, "high": high}
    given = {"numerator": numerator, "denominator": denominator, "unit": "cluster" if clustered else "row", "confidence": confidence}
    return {"input": given, "expected": numbers(found)}


def ratio_case(numerator, denominator, confidence=0.95):
    case = mean_case(numerator, denominator, False, confidence)
    found = case["expected"]
    t = stats.t.ppf(1 - tail(confidence), found["degreesOfFreedom"])
    found["high"] = max(found["high"], found["estimate"] * np.exp(t * found["standardError"] / found["estimate"]))
    return case


def power_case(rows, total, squares, cubes):
    mean = total / rows
    s2 = squares - rows * mean**2
    s3 = cubes - 3 * mean * squares + 3 * mean**2 * total - rows * mean**3
    se, skew = np.sqrt(s2 / rows / (rows - 1)), s3 / s2**1.5
    low, high = hull(mean, se, rows - 1, skew, 0.95)
    given = {"rows": rows, "sum": total, "sumSquares": squares, "sumCubes": cubes}
    return {"input": given, "expected": numbers({"estimate": mean, "standardError": se, "skewness": skew, "low": low, "high": high})}


def clopper(yes, rows, confidence):
    a = tail(confidence)
    low = special.betaincinv(yes, rows - yes + 1, a) if yes > 0 else 0.0
    high = special.betaincinv(yes + 1, rows - yes, 1 - a) if yes < rows else 1.0
    return low, high


def known_range_case(numerator, denominator, kish=None, confidence=0.95):
    ratio, e, b = linearised(numerator, denominator)
    units = b.sum() ** 2 / (b**2).sum()
    kish = b.sum() if kish is None else kish
    rows = units
    if (e**2).sum() > 1e-18 * (b**2).sum():
        se, df = spread(e, b, True)
        by_variance = min(ratio * (1 - ratio) / se**2, 4 * kish)
        factor = (stats.norm.ppf(1 - tail(confidence)) / stats.t.ppf(1 - tail(confidence), df)) ** 2
        rows = max(by_variance * factor, min(by_variance, units))
    low, high = clopper(ratio * rows, rows, confidence)
    given = {"numerator": numerator, "denominator": denominator, "kish": kish, "confidence": confidence}
    return {"input": given, "expected": numbers({"estimate": ratio, "effectiveRows": rows, "low": low, "high": high})}


def cells_case(costs, counts, rows, confidence=0.95):
    cost, share = np.array(costs, float), np.array(counts, float) / rows
    ends = np.array([clopper(count, rows, confidence) for count in counts])
    down, up = share - ends[:, 0], ends[:, 1] - share
    rho = -np.sqrt(np.outer(share / (1 - share), share / (1 - share)))
    np.fill_diagonal(rho, 1)
    below, above = cost * np.where(cost > 0, down, up), cost * np.where(cost > 0, up, down)
    estimate = cost @ share
    found = {"estimate": estimate, "low": estimate - np.sqrt(below @ rho @ below), "high": estimate + np.sqrt(above @ rho @ above)}
    return {"input": {"costs": costs, "counts": counts, "rows": rows, "confidence": confidence}, "expected": numbers(found)}


def numbers(found):
    return {name: float(value) for name, value in found.items()}


ones = lambda values: [1] * len(values)  # noqa: E731
ndcg = [1, 1, 0.63, 1, 0.5, 1, 0, 1, 0.39, 1]
weights = [0.5, 1.5, 2.5, 1, 1, 3, 0.25, 0.75, 4, 1.2]
weighted = [w * x for w, x in zip(weights, ndcg)]
kish = sum(weights) ** 2 / sum(w * w for w in weights)
latencies = [12.5, 9.1, 30.2, 11, 8.4, 10.9, 77, 14.2, 9.9, 12, 10.4, 16.8]
users = ([12.5, 3.1, 40.2, 8.8, 5.0, 22.4], [5, 2, 9, 4, 3, 7])
cases = {
    "powerSums": [
        power_case(10, 10.95, 27.412499999999994, 87.22912499999998),
        power_case(6, 29.4, 146.06, 735.684),
        power_case(20, 51.0, 1673.0, 64539.0),
    ],
    "mean": [
        mean_case(*users, True),
        mean_case([1, 2, 1, 60, 3, 2, 1, 4], [2, 3, 1, 12, 4, 2, 2, 5], True),
        mean_case([2, -1, 0, 3, 0, 1, -1, 2, 0, 1], [8, 5, 3, 12, 6, 4, 7, 9, 2, 5], True),
        mean_case(*users, True, 0.8),
        mean_case(latencies, ones(latencies), False),
        mean_case(latencies, ones(latencies), False, 0.99),
        mean_case(weighted, weights, False),
    ],
    "ratioOfMeans": [
        ratio_case([1.2, 0.4, 3.5, 0.9, 2.2, 0.7, 5.1, 0.3], [1, 0, 1, 1, 1, 0, 1, 1]),
        ratio_case([10, 14, 9, 22, 30, 8], [2, 3, 2, 4, 7, 1]),
        ratio_case([5, 7, 6, 9, 4, 8], [10, 13, 11, 20, 7, 15]),
        ratio_case([5, 7, 6, 9, 4, 8], [10, 13, 11, 20, 7, 15], 0.9),
    ],
    "knownRange": [
        known_range_case(ndcg, ones(ndcg)),
        known_range_case([1] * 12, [1] * 12),
        known_range_case([0.83] * 20, [1] * 20),
        known_range_case([0.2, 0.9], [1, 1]),
        known_range_case([0.91, 0.93, 0.9, 0.92, 0.94, 0.9, 0.91, 0.93], [1] * 8),
        known_range_case(ndcg, ones(ndcg), None, 0.8),
        known_range_case(weighted, weights, kish),
        known_range_case([4.1, 1.9, 7.7, 3.6, 2.2], [5, 2, 9, 4, 3]),
    ],
    "linearOfCells": [
        cells_case([35, 4200], [60, 3], 1000),
        cells_case([35, 4200], [60, 0], 1000),
        cells_case([100, -4200, -35], [12, 2, 40], 1000),
        cells_case([35, 4200], [60, 3], 1000, 0.8),
    ],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
