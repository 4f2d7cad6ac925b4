"""Writes ranking.json: DeLong variances, intervals of AUC and average precision recomputed with numpy and scipy from the
published formulas, and point values of scikit-learn on seeded samples with ties and weights. Run: python ranking.py"""
import json
import pathlib

import numpy as np
from scipy import optimize, special
from scipy.stats import norm, t as student
from sklearn import metrics

rng = np.random.default_rng(20240608)
Z = norm.ppf(0.975)


def placements(values, others, weights):
    """Weighted share of the others below each value, ties one half; by brute force."""
    values, others, weights = (np.asarray(v, float) for v in (values, others, weights))
    wins = (others[None, :] < values[:, None]) + 0.5 * (others[None, :] == values[:, None])
    return wins @ weights / weights.sum()


def delong(positives, negatives, positive_weights=None, negative_weights=None):
    wp = np.ones(len(positives)) if positive_weights is None else np.asarray(positive_weights, float)
    wn = np.ones(len(negatives)) if negative_weights is None else np.asarray(negative_weights, float)
    v10 = placements(positives, negatives, wn)
    v01 = 1 - placements(negatives, positives, wp)
    return (wp * v10).sum() / wp.sum(), v10, v01, wp, wn


def product(weights, first, second):
    n = len(weights)
    return n / (n - 1) * (weights**2 * first * second).sum() / weights.sum() ** 2 if n > 1 else 0.0


def newcombe(area, m, n):
    k = (m + n) / 2 - 1
    return area * (1 - area) * (1 + k * (1 - area) / (2 - area) + k * area / (1 + area)) / (m * n)


def root_below(area, scale, m, n):
    gap = lambda x: x - area + scale * np.sqrt(newcombe(x, m, n))
    inside = area * (1 - 1e-12) if area == 1 else area
    return float(optimize.brentq(gap, 0, inside, xtol=1e-16, rtol=1e-15)) if area > 0 else 0.0


def auc_limits(area, variance, m, n, z=Z):
    expected = newcombe(area, m, n)
    r = max(1.0, variance / expected) if variance > 0 and expected > 0 else 1.0
    scale = z * np.sqrt(r)
    return dict(low=root_below(area, scale, m, n), high=1 - root_below(1 - area, scale, m, n))


def plain_case(positives, negatives):
    area, v10, v01, wp, wn = delong(positives, negatives)
    variance = product(wp, v10 - area, v10 - area) + product(wn, v01 - area, v01 - area)
    limits = auc_limits(area, variance, len(positives), len(negatives))
    return dict(positives=positives, negatives=negatives, expected=dict(auc=area, variance=variance, **limits))


def weighted_case(positives, negatives, weights_positive, weights_negative):
    area, v10, v01, wp, wn = delong(positives, negatives, weights_positive, weights_negative)
    variance = product(wp, v10 - area, v10 - area) + product(wn, v01 - area, v01 - area)
    m, n = wp.sum() ** 2 / (wp**2).sum(), wn.sum() ** 2 / (wn**2).sum()
    return dict(
        positives=positives, negatives=negatives, weightsPositive=weights_positive, weightsNegative=weights_negative,
        expected=dict(auc=area, variance=variance, kishPositive=m, kishNegative=n, **auc_limits(area, variance, m, n)),
    )


def clustered_case(positives, negatives, cluster_positive, cluster_negative, wp=None, wn=None):
    area, v10, v01, wp_, wn_ = delong(positives, negatives, wp, wn)
    clusters = sorted({*cluster_positive, *cluster_negative})
    cp, cn = np.array(cluster_positive), np.array(cluster_negative)
    e = np.array([
        (wp_ * (v10 - area))[cp == c].sum() / wp_.sum() + (wn_ * (v01 - area))[cn == c].sum() / wn_.sum()
        for c in clusters
    ])
    k = len(clusters)
    variance = k / (k - 1) * (e**2).sum()
    degrees = max(1, min(2 * (e**2).sum() ** 2 / (e**4).sum(), k) - 1)
    m, n = wp_.sum() ** 2 / (wp_**2).sum(), wn_.sum() ** 2 / (wn_**2).sum()
    limits = auc_limits(area, variance, m, n, student.ppf(0.975, degrees))
    return dict(
        positives=positives, negatives=negatives, clusterPositive=cluster_positive, clusterNegative=cluster_negative,
        weightsPositive=wp_.tolist(), weightsNegative=wn_.tolist(),
        expected=dict(auc=area, variance=variance, degrees=degrees, **limits),
    )


def limits_case(auc, positives, negatives, delongVariance):
    given = dict(estimate=auc, positives=positives, negatives=negatives, delongVariance=delongVariance)
    return dict(input=given, expected=auc_limits(auc, delongVariance, positives, negatives))


def combine(first, second, rho):
    (p1, l1, u1), (p2, l2, u2) = first, second
    low = np.sqrt(max(0, (p1 - l1) ** 2 + (u2 - p2) ** 2 - 2 * rho * (p1 - l1) * (u2 - p2)))
    high = np.sqrt(max(0, (u1 - p1) ** 2 + (p2 - l2) ** 2 - 2 * rho * (u1 - p1) * (p2 - l2)))
    return dict(estimate=p1 - p2, low=float(p1 - p2 - low), high=float(p1 - p2 + high))


def difference_case(aucA, varianceA, aucB, varianceB, covariance, positives, negatives):
    a, b = auc_limits(aucA, varianceA, positives, negatives), auc_limits(aucB, varianceB, positives, negatives)
    rho = covariance / np.sqrt(varianceA * varianceB) if varianceA * varianceB > 0 else 0
    given = dict(aucA=aucA, varianceA=varianceA, aucB=aucB, varianceB=varianceB, covariance=covariance,
                 positives=positives, negatives=negatives)
    return dict(input=given, expected=combine((aucA, a['low'], a['high']), (aucB, b['low'], b['high']), rho))


def paired_case(labels, a, b):
    y, a, b = np.array(labels) == 1, np.array(a), np.array(b)
    first, second = delong(a[y], a[~y]), delong(b[y], b[~y])
    areas = first[0], second[0]
    covariance = product(first[3], first[1] - areas[0], second[1] - areas[1])
    covariance += product(first[4], first[2] - areas[0], second[2] - areas[1])
    spread = [np.sqrt(product(x[3], x[1] - x[0], x[1] - x[0]) + product(x[4], x[2] - x[0], x[2] - x[0]))
              for x in (first, second)]
    return dict(labels=labels, a=a.tolist(), b=b.tolist(), expected=dict(
        aucA=areas[0], aucB=areas[1], seA=float(spread[0]), seB=float(spread[1]), covariance=float(covariance)))


def precision_case(averagePrecision, bootstrapBias, bootstrapSd, positives):
    centre = averagePrecision - bootstrapBias
    told = min(centre * (1 - centre) / bootstrapSd**2, 2 * positives) if bootstrapSd > 0 else 2 * positives
    n = told * (Z / student.ppf(0.975, positives - 1)) ** 2
    middle, scale = (centre + Z**2 / 2 / n) / (1 + Z**2 / n), Z / (1 + Z**2 / n)
    half = scale * np.sqrt(centre * (1 - centre) / n + Z**2 / 4 / n**2)
    given = dict(averagePrecision=averagePrecision, bootstrapBias=bootstrapBias, bootstrapSd=bootstrapSd, positives=positives)
    return dict(input=given, expected=dict(low=float(max(0, middle - half)), high=float(min(1, middle + half))))


def bootstrap_case(n, prevalence, shift, draws=20_000):
    """Bias and spread of average precision over multinomial resamples of the rows, by brute force."""
    label = rng.random(n) < prevalence
    score = np.round(rng.standard_normal(n) + shift * label, 1)
    order = np.argsort(-score, kind='stable')
    label, score = label[order], score[order]
    last = np.r_[score[1:] != score[:-1], True]
    counts = rng.multinomial(n, np.full(n, 1 / n), draws)
    found, flagged = np.cumsum(counts * label, 1)[:, last], np.cumsum(counts, 1)[:, last]
    keep = found[:, -1] > 0
    found, flagged = found[keep], flagged[keep]
    gained = np.diff(found, axis=1, prepend=0)
    drawn = (gained * found / np.maximum(flagged, 1)).sum(1) / found[:, -1]
    value = float(metrics.average_precision_score(label, score))
    return dict(labels=label.astype(int).tolist(), scores=score.tolist(), expected=dict(
        averagePrecision=value, bias=float(drawn.mean() - value), sd=float(drawn.std(ddof=1))))


def recall_case(positives, rows, precision):
    c, k = np.cumsum(positives).astype(float), np.cumsum(rows).astype(float)
    low = special.betaincinv(c, k - c + 1, 0.025)
    high = np.where(k > c, special.betaincinv(c + 1, np.maximum(k - c, 1), 0.975), 1)
    deepest = lambda passing: float(c[np.flatnonzero(passing)[-1]]) if passing.any() else 0.0
    sure, possible, plain = deepest(low >= precision), deepest(high >= precision), deepest(c / k >= precision)
    total = c[-1]
    return dict(positives=positives, rows=rows, precision=precision, expected=dict(
        estimate=plain / total,
        low=float(special.betaincinv(sure, total - sure + 1, 0.025)) if sure > 0 else 0.0,
        high=float(special.betaincinv(possible + 1, total - possible, 0.975)) if possible < total else 1.0))


def scikit(n, prevalence, digits, weighted):
    label = rng.random(n) < prevalence
    score = np.round(rng.standard_normal(n) + 1.2 * label, digits)
    weight = rng.lognormal(0, 1, n) if weighted else np.ones(n)
    return dict(
        labels=label.astype(int).tolist(), scores=score.tolist(), weights=weight.tolist() if weighted else None,
        rocAuc=float(metrics.roc_auc_score(label, score, sample_weight=weight)),
        averagePrecision=float(metrics.average_precision_score(label, score, sample_weight=weight)),
    )


six, eight = [0.9, 0.8, 0.8, 0.6, 0.55, 0.3], [0.7, 0.55, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1]
seven, nine = [*six, 0.7], [*eight, 0.65]
data = dict(
    delong=[plain_case(*x) for x in [
        (six, eight), ([0.9, 0.8, 0.7], [0.6, 0.5, 0.1, 0.2]), ([0.5] * 3, [0.5] * 2),
        ([0.2, 0.6, 0.4, 0.9], [0.3, 0.5, 0.7, 0.1, 0.4]), ([0.7], [0.1, 0.8, 0.3])]],
    limits=[limits_case(*x) for x in [
        (0.875, 12, 40, 0.0031), (1.0, 8, 30, 0.0), (0.93, 50, 450, 0.00025), (0.61, 5, 20, 0.02), (0.8, 200, 300, 0.0006),
        (2 / 3, 1, 3, 1 / 9), (1, 1, 1, 0), (0.5, 3, 2, 0), (0.9, 1e8, 1e9, 1e-9), (0.0, 4, 9, 0.0), (0.03, 40, 15, 0.001)]],
    weighted=[weighted_case(seven, nine, [1.0, 2, 1, 3, 1, 1, 2], [1.0, 1, 4, 1, 2, 1, 1, 2, 1])],
    clustered=[
        clustered_case(seven, nine, [0, 0, 1, 2, 3, 4, 4], [0, 1, 1, 2, 2, 3, 4, 5, 5]),
        clustered_case(seven, nine, [0, 0, 1, 2, 3, 4, 4], [0, 1, 1, 2, 2, 3, 4, 5, 5],
                       [1.0, 2, 1, 3, 1, 1, 2], [1.0, 1, 4, 1, 2, 1, 1, 2, 1])],
    difference=[difference_case(*x) for x in [
        (0.9, 0.0012, 0.86, 0.0016, 0.0009, 50, 200), (0.97, 0.0004, 0.97, 0.0005, 0.0001, 20, 100),
        (1.0, 0.0, 0.95, 0.001, 0.0, 15, 60)]],
    paired=[paired_case([1] * 6 + [0] * 8,
                        [0.9, 0.8, 0.75, 0.6, 0.55, 0.3, 0.7, 0.5, 0.45, 0.4, 0.35, 0.2, 0.15, 0.1],
                        [0.7, 0.85, 0.4, 0.5, 0.65, 0.2, 0.6, 0.55, 0.3, 0.45, 0.25, 0.35, 0.1, 0.05])],
    precision=[precision_case(*x) for x in [
        (0.82, 0.012, 0.05, 30), (0.95, 0.004, 0.01, 200), (0.4, 0.06, 0.11, 8), (1.0, 0.0, 0.0, 12)]],
    bootstrap=[bootstrap_case(*x) for x in [(60, 0.3, 1.0), (300, 0.1, 2.0)]],
    recall=[recall_case([9, 8, 7, 4, 3, 2, 1], [10, 10, 10, 10, 20, 40, 100], x) for x in (0.6, 0.9)],
    scikit=[scikit(*x) for x in [(60, 0.3, 3, False), (150, 0.1, 1, False), (120, 0.6, 1, True), (80, 0.2, 0, True)]],
)
pathlib.Path(__file__).with_suffix('.json').write_text(json.dumps(data) + '\n')
