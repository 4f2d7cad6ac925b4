"""Writes confusion.json: intervals of confusion-table measures, recomputed with scipy from the published formulas, and point
values of scikit-learn on seeded tables. Run: python confusion.py"""
import json
import pathlib

import numpy as np
from scipy import optimize, special
from scipy.stats import norm, t as student
from sklearn import metrics

rng = np.random.default_rng(20240607)


def exact(x, n, level=0.95):
    a = (1 - level) / 2
    low = 0.0 if x <= 0 else special.betaincinv(x, n - x + 1, a)
    high = 1.0 if x >= n else special.betaincinv(x + 1, n - x, 1 - a)
    return float(low), float(high)


def mid_p_low(x, n, a):
    if x <= 0:
        return 0.0
    tail = lambda p: (special.betainc(x, n - x + 1, p) + (special.betainc(x + 1, n - x, p) if x < n else 0)) / 2 - a
    return optimize.brentq(tail, 1e-300, x / n, xtol=1e-15, rtol=1e-14)


def mid_p(x, n, level=0.95):
    a = (1 - level) / 2
    return mid_p_low(x, n, a), 1 - mid_p_low(n - x, n, a)


def combine(terms, rho=None):
    """terms: (coefficient, estimate, low, high)"""
    rho = np.eye(len(terms)) if rho is None else rho
    sign = np.array([np.sign(c) for c, *_ in terms])
    to_low = np.array([abs(c) * ((p - l) if c > 0 else (u - p)) for c, p, l, u in terms]) * sign
    to_high = np.array([abs(c) * ((u - p) if c > 0 else (p - l)) for c, p, l, u in terms]) * sign
    total = sum(c * p for c, p, _, _ in terms)
    return total - np.sqrt(max(0, to_low @ rho @ to_low)), total + np.sqrt(max(0, to_high @ rho @ to_high))


def f1(tp, fn, fp):
    low, high = exact(tp, tp + fn + fp)
    return dict(estimate=2 * tp / (2 * tp + fn + fp), low=2 * low / (1 + low), high=2 * high / (1 + high))


def ratio(p1, l1, u1, p2, l2, u2):
    g = u2 * (2 * p2 - u2)
    low = l1 / u2 if g <= 0 else (p1 * p2 - np.sqrt((p1 * p2) ** 2 - g * l1 * (2 * p1 - l1))) / g
    g = l2 * (2 * p2 - l2)
    high = np.inf if g <= 0 else (p1 * p2 + np.sqrt((p1 * p2) ** 2 - g * u1 * (2 * p1 - u1))) / g
    return max(0, low), high


def f_beta(tp, fn, fp, beta):
    b = beta**2
    j_low, j_high = exact(tp, tp + fn + fp)
    share, s_low, s_high = (0.5, 0, 1) if fn + fp == 0 else (fn / (fn + fp), *mid_p(fn, fn + fp))
    c = lambda phi: (1 + (b - 1) * phi) / (1 + b)
    c_low, c_high = sorted((c(s_low), c(s_high)))
    estimate = (1 + b) * tp / ((1 + b) * tp + b * fn + fp)
    odds = lambda j: (1 - j) / j
    if tp == 0:
        return dict(estimate=estimate, low=0.0, high=1 / (1 + odds(j_high) * c_low))
    low, high = ratio(odds(tp / (tp + fn + fp)), odds(j_high), odds(j_low), 1 / c(share), 1 / c_high, 1 / c_low)
    return dict(estimate=estimate, low=1 / (1 + high), high=1 / (1 + low))


def balanced(tp, fn, fp, tn):
    (l1, u1), (l0, u0) = mid_p(tp, tp + fn), mid_p(tn, tn + fp)
    low, high = combine([(0.5, tp / (tp + fn), l1, u1), (0.5, tn / (tn + fp), l0, u0)])
    return dict(estimate=(tp / (tp + fn) + tn / (tn + fp)) / 2, low=float(low), high=float(high))


def mcc_of(tp, fn, fp, tn):
    return (tp * tn - fp * fn) / np.sqrt((tp + fn) * (fp + tn)) / np.sqrt((tp + fp) * (fn + tn))


def matthews(tp, fn, fp, tn):
    counts = np.array([tp, fn, fp, tn])
    draws = rng.gamma(counts + 0.5, size=(1_000_000, 4))
    low, high = draws.copy(), draws.copy()
    low[:, [0, 3]] *= counts[[0, 3]] > 0
    high[:, [1, 2]] *= counts[[1, 2]] > 0
    return dict(
        estimate=float(mcc_of(tp, fn, fp, tn)),
        low=float(np.quantile(mcc_of(*low.T), 0.025)),
        high=float(np.quantile(mcc_of(*high.T), 0.975)),
    )


def pooled(mean, variance, rows):
    if variance < 1e-18:
        return exact(mean * rows, rows)
    plain = mean * (1 - mean) / variance
    effective = max(plain * (norm.ppf(0.975) / student.ppf(0.975, max(1, rows - 1))) ** 2, min(plain, rows))
    return exact(mean * effective, effective)


def macro(table, measure):
    x = np.array(table, float)
    present = np.flatnonzero(x.sum(1) > 0)
    k, rows, columns, total = len(present), x.sum(1), x.sum(0), x.sum()
    terms, influences, sizes, variance = [], [], [], 0.0
    for c in present:
        if measure == 'recall':
            value, size = x[c, c] / rows[c], rows[c]
            low, high = exact(x[c, c], size)
            variance += value * (1 - value) / (size - 1) / k**2 if size > 1 else 0
        else:
            size = rows[c] + columns[c] - x[c, c]
            low, high = (2 * p / (1 + p) for p in exact(x[c, c], size))
            value = 2 * x[c, c] / (rows[c] + columns[c])
            influence = np.zeros_like(x)
            influence[c, :] -= value
            influence[:, c] -= value
            influence[c, c] += 2
            influences.append(influence / (rows[c] + columns[c]))
        terms.append((1 / k, value, low, high))
        sizes.append(size)
    rho = np.eye(k)
    if measure == 'f1':
        stacked = np.array(influences)
        covariance = np.einsum('cij,dij,ij->cd', stacked, stacked, x)
        sd = np.sqrt(np.diag(covariance))
        for i in range(k):
            for j in range(k):
                if i != j:
                    rho[i, j] = covariance[i, j] / (sd[i] * sd[j]) if sd[i] > 1e-12 and sd[j] > 1e-12 else 0
        variance = total / (total - 1) * (x * stacked.mean(0) ** 2).sum()
    mean = np.mean([term[1] for term in terms])
    low, high = combine(terms, rho)
    other_low, other_high = pooled(mean, variance, k**2 / sum(1 / size for size in sizes))
    return dict(estimate=float(mean), low=float(max(0, min(low, other_low))), high=float(min(1, max(high, other_high))))


def f1_difference(table):
    names = [f'{label}{a}{b}' for label in ('pos', 'neg') for a in '10' for b in '10']
    counts = np.array([table[name] for name in names])

    def difference(cells):
        cell = dict(zip(names, cells))
        positives = sum(cell[name] for name in names[:4])
        a = cell['pos11'] + cell['pos10'], cell['neg11'] + cell['neg10']
        b = cell['pos11'] + cell['pos01'], cell['neg11'] + cell['neg01']
        return 2 * a[0] / (positives + sum(a)) - 2 * b[0] / (positives + sum(b))

    drawn = difference(rng.gamma(counts + 0.5, size=(1_000_000, 8)).T)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return dict(estimate=float(difference(counts)), low=float(low), high=float(high))


def scikit(n, prevalence, error):
    label = rng.random(n) < prevalence
    flagged = label ^ (rng.random(n) < error)
    tp, fn = int((label & flagged).sum()), int((label & ~flagged).sum())
    fp, tn = int((~label & flagged).sum()), int((~label & ~flagged).sum())
    return dict(
        table=dict(tp=tp, fn=fn, fp=fp, tn=tn),
        f1=float(metrics.f1_score(label, flagged)),
        f2=float(metrics.fbeta_score(label, flagged, beta=2)),
        matthews=float(metrics.matthews_corrcoef(label, flagged)),
        balanced=float(metrics.balanced_accuracy_score(label, flagged)),
    )


def scikit_macro(n, k, error):
    label = rng.integers(0, k, n)
    prediction = np.where(rng.random(n) < error, rng.integers(0, k, n), label)
    return dict(
        table=metrics.confusion_matrix(label, prediction, labels=range(k)).tolist(),
        recall=float(metrics.recall_score(label, prediction, average='macro')),
        f1=float(metrics.f1_score(label, prediction, average='macro')),
    )


def cases(function, inputs):
    return [dict(input=given, expected=function(**given)) for given in inputs]


def triple(tp, fn, fp):
    return dict(tp=tp, fn=fn, fp=fp)


def table(tp, fn, fp, tn):
    return dict(tp=tp, fn=fn, fp=fp, tn=tn)


tables = [table(45, 5, 3, 47), table(12, 1, 0, 87), table(700, 120, 90, 3000), table(7, 0, 0, 13), table(18, 2, 0, 40)]
three, four = [[40, 3, 2], [4, 20, 1], [0, 1, 6]], [[50, 2, 1, 0], [3, 30, 0, 1], [0, 0, 5, 0], [1, 2, 0, 9]]
macros = [three, four, [[3, 1, 0], [1, 0, 0], [0, 0, 1]], [[1, 0], [0, 1]], [[9, 1, 1], [0, 0, 0], [1, 2, 7]]]
paired = [(60, 10, 4, 6, 3, 5, 2, 110), (15, 2, 1, 2, 0, 1, 1, 78), (300, 40, 41, 19, 12, 30, 31, 1527)]
names = ['pos11', 'pos10', 'pos01', 'pos00', 'neg11', 'neg10', 'neg01', 'neg00']
data = dict(
    f1=cases(f1, [triple(45, 5, 3), triple(0, 4, 2), triple(12, 0, 0), triple(700, 120, 90)]),
    fBeta=cases(
        f_beta,
        [dict(**triple(*given), beta=beta) for given in
         [(45, 5, 3), (12, 1, 0), (700, 120, 90), (12, 0, 0), (18, 2, 0), (0, 5, 3), (70, 20, 9)] for beta in (0.5, 1, 2)],
    ),
    balancedAccuracy=cases(balanced, [*tables[:3], table(0, 4, 2, 94), table(12, 0, 0, 88)]),
    matthews=cases(matthews, tables),
    macroRecall=[dict(input=x, expected=macro(x, 'recall')) for x in macros],
    macroF1=[dict(input=x, expected=macro(x, 'f1')) for x in macros],
    f1Difference=[dict(input=dict(zip(names, x)), expected=f1_difference(dict(zip(names, x)))) for x in paired],
    scikit=[scikit(*x) for x in [(40, 0.5, 0.2), (500, 0.05, 0.04), (3000, 0.3, 0.4), (120, 0.8, 0.1)]],
    scikitMacro=[scikit_macro(*x) for x in [(60, 3, 0.3), (800, 7, 0.5), (4000, 20, 0.2)]],
)
pathlib.Path(__file__).with_suffix('.json').write_text(json.dumps(data, indent=1) + '\n')
