"""Reference values of the intervals of shares, their differences and their groups, from their formulas with scipy.

Run: python shares.py  (numpy 2, scipy 1.17); writes shares.json beside it. All at 95% unless a level is given.
"""
import json, os
import numpy as np
from scipy import optimize, special, stats

Z = stats.norm.ppf(.975)


def exact(x, n, level=.95):
    tail = (1 - level) / 2
    low = special.betaincinv(x, n - x + 1, tail) if x > 0 else 0.
    high = special.betaincinv(x + 1, n - x, 1 - tail) if x < n else 1.
    return float(low), float(high)


def mid_low(x, n, tail):
    if x == 0: return 0.
    f = lambda p: (special.betainc(x, n - x + 1, p) + (special.betainc(x + 1, n - x, p) if x < n else 0)) / 2 - tail
    g = lambda t: f(np.exp(t))  # in ln p, for relative accuracy
    return float(np.exp(optimize.brentq(g, -690, np.log(x / n), xtol=1e-15, rtol=1e-14))) if g(-690) < 0 else 0.


def mid_high(x, n, tail):
    """Solved itself where it is near 0, so that 1 − (1 − high) does not lose it."""
    f = lambda t: tail - (special.betaincc(x + 1, n - x, np.exp(t)) + (special.betaincc(x, n - x + 1, np.exp(t)) if x > 0 else 0)) / 2
    return float(np.exp(optimize.brentq(f, -690, 0, xtol=1e-15, rtol=1e-14)))


def mid(x, n, level=.95):
    tail = (1 - level) / 2
    high = 1 - mid_low(n - x, n, tail)
    return mid_low(x, n, tail), high if high > 1e-3 else mid_high(x, n, tail)


def mover(c, p, low, high, rho=None):
    c, p, low, high = map(np.asarray, (c, p, low, high))
    rho = np.eye(len(c)) if rho is None else np.asarray(rho)
    down, up = c * np.where(c > 0, p - low, high - p), c * np.where(c > 0, high - p, p - low)
    return float(c @ p - np.sqrt(down @ rho @ down)), float(c @ p + np.sqrt(up @ rho @ up))


def t_factor(f): return (Z / stats.t.ppf(.975, f)) ** 2


def clustered(num, den, sum_squared_weights=None, kish=None):
    num, den = np.array(num, float), np.array(den, float)
    num, den = num[den > 0], den[den > 0]
    k, d = len(den), den.sum()
    p = num.sum() / d
    e = num - p * den
    s2, k_eff = (e ** 2).sum(), d ** 2 / (den ** 2).sum()
    cap = d if sum_squared_weights is None else d ** 2 / sum_squared_weights
    if s2 < 1e-20: n = k_eff
    else:
        f = max(1, min(2 * s2 ** 2 / (e ** 4).sum(), k_eff) - 1)
        n0 = min(p * (1 - p) / (k / (k - 1) * s2 / d ** 2), cap)
        n = max(n0 * t_factor(f), min(n0, k_eff))
    return dict(estimate=float(p), effective=float(n), limits=exact(p * n, n))


def weighted(w, y):
    w, y = np.array(w, float), np.array(y, float)
    n, p, kish = len(w), (w * y).sum() / w.sum(), w.sum() ** 2 / (w ** 2).sum()
    v = n / (n - 1) * ((w * (y - p)) ** 2).sum() / w.sum() ** 2
    rows = kish if v < 1e-20 else min(p * (1 - p) / v, kish) * t_factor(n - 1)
    return dict(estimate=float(p), effective=float(rows), limits=exact(p * rows, rows))


def difference(x1, n1, x2, n2):
    limits = [mid(x1, n1), mid(x2, n2)]
    return mover([1, -1], [x1 / n1, x2 / n2], [l for l, _ in limits], [h for _, h in limits])


def paired(b, c, n):
    p, q = b / n, c / n
    rho = 0 if b * c == 0 else -np.sqrt(p * q / (1 - p) / (1 - q))
    limits = [exact(b, n), exact(c, n)]
    low, high = mover([1, -1], [p, q], [l for l, _ in limits], [h for _, h in limits], [[1, rho], [rho, 1]])
    return max(-1., low), min(1., high)


def ratio(top, bottom):
    (p1, l1, u1), (p2, l2, u2) = top, bottom
    g, b = u2 * (2 * p2 - u2), p1 * p2
    low = 0. if l1 <= 0 else l1 / u2 if g <= 0 else (b - np.sqrt(b * b - g * l1 * (2 * p1 - l1))) / g
    g = l2 * (2 * p2 - l2)
    high = None if g <= 0 else float((b + np.sqrt(max(0, b * b - g * u1 * (2 * p1 - u1)))) / g)
    return max(0., float(low)), high


def groups(x, n):
    k = len(x)
    z = stats.studentized_range.ppf(.975, k, np.inf) / np.sqrt(2)
    at = lambda level: [(a / b, *exact(a, b, level)) for a, b in zip(x, n)]
    plain, wide, corrected = at(.95), at(1 - 2 * stats.norm.sf(z)), at(1 - .05 / k)
    pairs = lambda shares: [(s, t) for i, s in enumerate(shares) for j, t in enumerate(shares) if i != j]
    diff = lambda s, t: mover([1, -1], *zip(s, t))
    p = [s[0] for s in plain]
    return dict(
        gap=[max(p) - min(p), max(0., *(diff(s, t)[0] for s, t in pairs(wide))), min(1., max(diff(s, t)[1] for s, t in pairs(plain)))],
        parity=[min(p) / max(p), min(1., *(ratio(s, t)[0] for s, t in pairs(plain))), min([1.] + [r[1] for r in (ratio(s, t) for s, t in pairs(wide)) if r[1] is not None])],
        worst=[min(p), min(s[1] for s in plain), min(s[2] for s in corrected)],
        worstLower=[max(p), max(s[1] for s in corrected), max(s[2] for s in plain)])


def needed(x, n, bound):
    p = x / n
    out = lambda rows: not exact(p * rows, rows)[0] <= bound <= exact(p * rows, rows)[1]
    rows = n + 1
    while not out(rows): rows += 1
    return rows


def size(p, b, power): return int(np.ceil(((Z * np.sqrt(b * (1 - b)) + stats.norm.ppf(power) * np.sqrt(p * (1 - p))) / (p - b)) ** 2))


PROPORTIONS = [(0, 40), (1148, 1234), (9, 10), (30, 30), (3, 1000), (57, 60), (4.25, 17.5), (17.3, 20.4), (.4, 12.7), (5e8, 1e9), (.5, 1e9), (1, 1e9), (999999999.5, 1e9), (.5, .7), (.001, 1), (0, .02), (3.2, 3.2), (250000.25, 1e6), (.5, 1), (1, 1), (.04, 3), (46, 50)]
CLUSTERED = [
    ([4, 9, 1, 0, 7, 12, 3, 5, 2, 8], [5, 10, 3, 1, 9, 15, 4, 5, 6, 8]),
    ([5, 3, 8, 2, 6], [5, 3, 8, 2, 6]),
    ([40, 2, 1, 3, 0, 2, 1, 2], [50, 3, 2, 3, 1, 2, 2, 4]),
    ([3, 0, 5, 2, 1], [4, 0, 6, 5, 1]),
    ([1] * 39 + [0], [1] * 40),
    ([10] * 9 + [9], [10] * 10),
    ([1, 1, 1], [2, 2, 2]),
    ([60, 3, 2, 4, 5, 1, 2, 3], [90, 4, 4, 5, 5, 3, 2, 6]),
    ([1] * 195 + [0] * 5, [1] * 200),
    ([3.2, .9, 6.1, 2.2, 0., 4.4], [4., 1.8, 6.1, 3., 1.2, 7.7], 14.3)]
WEIGHTED = [
    ([1.8] * 10 + [.2] * 10, [1] * 9 + [0] + [1] * 4 + [0] * 6),
    ([1, 2, 3, 4, 5, 6, 7, 8], [0] * 8),
    ([.5, 1.5, 2.5, 1, 1, 3, .25, .75, 4, 1.2], [1, 1, 0, 1, 0, 1, 1, 1, 1, 0])]
out = dict(
    about=__doc__.strip().splitlines()[0],
    proportions=[dict(yes=x, rows=n, confidence=c, exact=exact(x, n, c), midP=mid(x, n, c)) for x, n in PROPORTIONS for c in ((.95,) if n > 50 or x != 46 else (.95, .8, .99, .999))],
    clustered=[dict(yes=a[0], rows=a[1], squaredWeights=a[2] if len(a) > 2 else None, **clustered(*a)) for a in CLUSTERED],
    weighted=[dict(weights=w, values=y, **weighted(w, y)) for w, y in WEIGHTED],
    independentDifference=[dict(counts=c, limits=difference(*c)) for c in ((56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 20, 20), (0, 15, 2, 200))],
    pairedDifference=[dict(counts=c, limits=paired(*c)) for c in ((9, 4, 100), (0, 0, 40), (12, 0, 60), (30, 55, 2000), (0, 0, 1), (1, 0, 1), (5, 1, 100), (300, 200, 1000000), (12, 5, 40), (0, 0, 30))],
    groups=[dict(yes=x, rows=n, **groups(x, n)) for x, n in (([45, 40, 47], [50, 50, 50]), ([10, 22, 57, 280], [12, 25, 60, 300]), ([30, 100], [100, 100]), ([0, 5, 20], [10, 40, 100]))],
    needed=[dict(yes=x, rows=n, bound=b, total=needed(x, n, b)) for x, n, b in ((46, 50, .9), (180, 200, .85), (2, 100, .05), (30, 30, .9))],
    size=[dict(expect=p, bound=b, power=w, rows=size(p, b, w)) for p, b, w in ((.93, .9, .8), (.02, .05, .8), (.95, .9, .9))],
    slices=[dict(yes=x, rows=n, bound=.9, lows=[exact(a, b)[0] for a, b in zip(x, n)], below=[float(stats.binom.cdf(a, b, .9)) for a, b in zip(x, n)]) for x, n in (([40, 57, 58, 55], [60] * 4), ([50, 57, 58, 55], [60] * 4), ([60, 59, 200], [60, 60, 205]))],
    mcnemar=[dict(onlyA=b, onlyB=c, pValue=float(min(1, 2 * stats.binom.cdf(min(b, c), b + c, .5) - stats.binom.pmf(min(b, c), b + c, .5)))) for b, c in ((1, 7), (0, 5), (25, 12), (300, 200), (4, 3))])
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'shares.json'), 'w') as file:
    rows = lambda v: json.dumps(v) if isinstance(v, str) else '[\n' + ',\n'.join('    ' + json.dumps(r) for r in v) + '\n  ]'
    file.write('{\n' + ',\n'.join(f'  {json.dumps(k)}: {rows(v)}' for k, v in out.items()) + '\n}\n')
