"""Reference numbers for agreement of raters, written from the formulas (Cohen 1960, 1968; Fleiss 1971; Krippendorff 2011;
Gwet 2008; Donner & Zou 2012) with numpy, scipy and scikit-learn. The influence of a unit is found by moving its weight a
little, so it does not share a formula with the code under test. Run: python agreement.py, which writes agreement.json.
"""
import json
import pathlib

import numpy as np
from scipy import stats
from sklearn.metrics import cohen_kappa_score


def counts_of(ratings, categories):
    return np.array([[sum(r == c for r in row) for c in range(categories)] for row in ratings], float)


def ordinal(shares):
    ranks = np.cumsum(shares) - shares / 2
    d = (ranks[:, None] - ranks[None, :]) ** 2
    return d / d[0, -1]


def distances(metric, shares, values):
    k = len(shares)
    if metric == "nominal":
        return 1 - np.eye(k)
    if metric == "ordinal":
        return ordinal(shares)
    v = np.array(values, float)
    bottom = v[:, None] + v[None, :] if metric == "ratio" else np.ones((k, k))
    d = np.where(np.eye(k) == 1, 0, (v[:, None] - v[None, :]) ** 2 / np.where(bottom == 0, 1, bottom) ** 2)
    return d / d[0, -1]


def within(counts, d):
    m = counts.sum(1)
    same = counts[:, :, None] * counts[:, None, :] - np.einsum("uc,cd->ucd", counts, np.eye(counts.shape[1]))
    return (same * d).sum((1, 2)) / (m * (m - 1))


def alpha_parts(counts, metric, values):
    """Functions of unit weights: observed, expected; and the two carriers."""
    counts = counts[counts.sum(1) >= 2]
    m = counts.sum(1)

    def shares(w):
        return (w @ counts) / (w @ m)

    fixed = distances(metric, shares(np.ones(len(m))), values)
    scale = 1.0
    if metric == "ordinal":
        ranks = np.cumsum(shares(np.ones(len(m)))) - shares(np.ones(len(m))) / 2
        scale = (ranks[-1] - ranks[0]) ** 2

    def d(w):
        if metric != "ordinal":
            return fixed
        r = np.cumsum(shares(w)) - shares(w) / 2
        return (r[:, None] - r[None, :]) ** 2 / scale

    def observed(w):
        return (w * m) @ within(counts, d(w)) / (w @ m)

    def expected(w):
        s = shares(w)
        return s @ d(w) @ s

    total, carriers = m.sum(), m.sum() ** 2 / (m**2).sum()
    return len(m), observed, expected, total / (total - 1), carriers, carriers


def ac1_parts(counts, categories):
    m = counts.sum(1)
    paired = m >= 2
    do = np.where(paired, within(np.where(paired[:, None], counts, 2), 1 - np.eye(categories)), 0)

    def observed(w):
        return (w * paired) @ do / (w @ paired)

    def expected(w):
        s = w @ (counts / m[:, None]) / w.sum()
        return 1 - (s * (1 - s)).sum() / (categories - 1)

    return len(m), observed, expected, 1, paired.sum(), len(m)


def fleiss_parts(counts):
    do = within(counts, 1 - np.eye(counts.shape[1]))

    def expected(w):
        s = w @ (counts / counts.sum(1)[:, None]) / w.sum()
        return 1 - (s**2).sum()

    return len(do), lambda w: w @ do / w.sum(), expected, 1, len(do), len(do)


def kappa_parts(ratings, categories, weights):
    a, b = (np.eye(categories)[[row[i] for row in ratings]] for i in (0, 1))
    gap = np.abs(np.subtract.outer(np.arange(categories), np.arange(categories))) / (categories - 1)
    d = {"none": 1 - np.eye(categories), "linear": gap, "quadratic": gap**2}[weights]
    do = np.einsum("uc,cd,ud->u", a, d, b)
    return len(do), lambda w: w @ do / w.sum(), lambda w: (w @ a) @ d @ (w @ b) / w.sum() ** 2, 1, len(do), len(do)


def influences(f, n):
    step = 1e-4
    up, down = (np.array([f(np.ones(n) + sign * step * np.eye(n)[u]) for u in range(n)]) for sign in (1, -1))
    return n * (up - down) / (2 * step)


def limits(estimate, e, carriers, confidence):
    n, tail = len(e), (1 - confidence) / 2
    variance = (e**2).sum() / (n * (n - 1))
    rows = carriers
    if np.abs(e).max() > 1e-7:
        said = estimate * (1 - estimate) / variance
        rows = max(said * (stats.norm.ppf(tail) / stats.t.ppf(tail, max(1, carriers - 1))) ** 2, min(said, carriers))
    x = estimate * rows
    low = 0 if x == 0 else stats.beta.ppf(tail, x, rows - x + 1)
    high = 1 if x >= rows else stats.beta.ppf(1 - tail, x + 1, rows - x)
    return min(low, estimate), max(high, estimate)


def coefficient(parts, confidence=0.95):
    n, observed, expected, factor, carriers_o, carriers_e = parts
    one = np.ones(n)
    do, de = observed(one), min(1, factor * expected(one))
    eo, ee = influences(observed, n), influences(expected, n)
    (l1, u1), (l2, u2) = limits(do, eo, carriers_o, confidence), limits(de, ee, carriers_e, confidence)
    flat = np.abs(eo).max() < 1e-7 or np.abs(ee).max() < 1e-7
    rho = 0 if flat else (eo @ ee) / np.sqrt((eo @ eo) * (ee @ ee))
    g, b = u2 * (2 * de - u2), do * de - rho * (do - l1) * (u2 - de)
    low = l1 / u2 if g <= 0 else (b - np.sqrt(max(0, b * b - g * l1 * (2 * do - l1)))) / g
    low = 0 if l1 <= 0 else max(0, low)
    g, b = l2 * (2 * de - l2), do * de - rho * (u1 - do) * (de - l2)
    high = 2 if g <= 0 else (b + np.sqrt(max(0, b * b - g * u1 * (2 * do - u1)))) / g
    found = {"estimate": 1 - do / de, "low": max(-1, 1 - high), "high": min(1, 1 - low)}
    found |= {"observedDisagreement": do, "expectedDisagreement": de, "correlation": rho}
    return {key: float(value) for key, value in found.items()}


def case(coefficient_name, ratings, categories, options, parts, confidence=0.95):
    return {
        "coefficient": coefficient_name,
        "ratings": ratings,
        "categories": categories,
        "options": options | {"confidence": confidence},
        "expected": coefficient(parts, confidence),
    }


def kappa_case(ratings, categories, weights, confidence=0.95):
    made = case("kappa", ratings, categories, {"weights": weights}, kappa_parts(ratings, categories, weights), confidence)
    named = None if weights == "none" else weights
    theirs = cohen_kappa_score([r[0] for r in ratings], [r[1] for r in ratings], labels=list(range(categories)), weights=named)
    assert abs(theirs - made["expected"]["estimate"]) < 1e-12
    return made


def simulated(rng, units, raters, shares, accuracy, missing=0.0):
    k = len(shares)
    truth = rng.choice(k, units, p=shares)
    right = rng.random((units, raters)) < accuracy
    other = (truth[:, None] + rng.integers(1, k, (units, raters))) % k
    ratings = np.where(right, truth[:, None], other)
    absent = rng.random((units, raters)) < missing
    absent[:, 0] = False
    return [[None if gone else int(r) for r, gone in zip(row, off)] for row, off in zip(ratings, absent)]


def expand(table):
    return [[i, j] for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]


rng = np.random.default_rng(16)
two = simulated(rng, 40, 2, [0.5, 0.3, 0.2], 0.85)
three = simulated(rng, 30, 3, [0.4, 0.3, 0.2, 0.1], 0.8)
holes = simulated(rng, 35, 4, [0.4, 0.3, 0.2, 0.1], 0.75, 0.35)
perfect = [[0, 0]] * 15 + [[2, 2]] * 5
values = [1, 2, 4, 7]
cases = []
for weights in ("none", "linear", "quadratic"):
    cases.append(kappa_case(two, 3, weights))
    cases.append(kappa_case(expand([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 3, weights))
    cases.append(kappa_case(perfect, 3, weights))
cases.append(kappa_case(two, 3, "none", 0.8))
for ratings, k in ((two, 3), (three, 4), (holes, 4), (perfect, 3)):
    for metric in ("nominal", "ordinal", "interval", "ratio"):
        options = {"metric": metric} | ({"values": values[:k]} if metric in ("interval", "ratio") else {})
        cases.append(case("alpha", ratings, k, options, alpha_parts(counts_of(ratings, k), metric, values[:k])))
    cases.append(case("ac1", ratings, k, {}, ac1_parts(counts_of(ratings, k), k)))
for ratings, k in ((two, 3), (three, 4), (perfect, 3)):
    cases.append(case("fleiss", ratings, k, {}, fleiss_parts(counts_of(ratings, k))))
cases.append(case("alpha", three, 4, {"metric": "nominal"}, alpha_parts(counts_of(three, 4), "nominal", None), 0.99))
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
