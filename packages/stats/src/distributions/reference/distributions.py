"""Reference values of the distributions: mpmath at 60 digits, scipy where a size is beyond it (marked).

Run: python distributions.py  (mpmath 1.4, scipy 1.17); writes distributions.json beside it.
"""
import json, os
import mpmath as mp
from scipy import special, stats

mp.mp.dps = 60


def show(value):
    return float(mp.nstr(value, 20))


def beta_series(x, a, b):
    """DLMF 8.17.8, summed term by term."""
    total = term = mp.mpf(1)
    n = 0
    while term > total * mp.mpf(10) ** -(mp.mp.dps + 5):
        term = term * (a + b + n) / (a + 1 + n) * x
        total, n = total + term, n + 1
    return total * mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b))


def beta_tails(x, a, b):
    x, a, b = mp.mpf(x), mp.mpf(a), mp.mpf(b)
    few = 1 - x < .1 and (1 - x) * (a + b) < 50  # the other side is summed fast, and 60 digits bear the subtraction
    if not few and (x <= .5 and x * (a + b) <= a + 1 or (1 - x) * (a + b) > b + 1):
        lower = beta_series(x, a, b)
        return [show(lower), show(1 - lower)]
    upper = beta_series(1 - x, b, a)
    return [show(1 - upper), show(upper)]


def gamma_tails(x, a):
    x, a = mp.mpf(x), mp.mpf(a)
    return [show(mp.gammainc(a, 0, x, regularized=True)), show(mp.gammainc(a, x, mp.inf, regularized=True))]


@mp.workdps(420)  # enough for 1 − p where p is 1e-350
def t_tail(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    x = df / (df + t * t)
    lower = beta_series(x, df / 2, mp.mpf(1) / 2) if x < .9 else 1 - beta_series(1 - x, mp.mpf(1) / 2, df / 2)
    return show(lower / 2)


@mp.workdps(420)
def noncentral(x, df, nc):
    """Poisson mixture, summed term by term."""
    x, df, nc = mp.mpf(x), mp.mpf(df), mp.mpf(nc)
    last = int(max(nc, mp.sqrt(x * nc)) / 2 + 30 * mp.sqrt(max(nc, x, 1)) + 60)
    weight, lower, upper = mp.exp(-nc / 2), mp.mpf(0), mp.mpf(0)
    low = mp.gammainc(df / 2, 0, x / 2, regularized=True)
    high = 1 - low
    step = (x / 2) ** (df / 2) * mp.exp(-x / 2) / mp.gamma(df / 2 + 1)
    for j in range(last):
        lower, upper = lower + weight * low, upper + weight * high
        low, high, step = low - step, high + step, step * (x / 2) / (df / 2 + j + 1)
        weight = weight * (nc / 2) / (j + 1)
    return [show(lower), show(upper)]


out = {'about': __doc__.strip().splitlines()[0]}
out['logGamma'] = [[x, show(mp.loggamma(mp.mpf(x)))] for x in (1e-10, .005, .3, .99, 1, 1.5, 2.3, 7.7, 10, 33.25, 1e4, 1e9)]
out['normal'] = [[x, show(mp.ncdf(mp.mpf(x)))] for x in (-37.5, -20, -8, -5.7, -3, -1.96, -.7, -.67, -.1, 0, .3, 1, 2.5, 6)]
out['erfc'] = [[x, show(mp.erfc(mp.mpf(x)))] for x in (-2, -.1, 0, .2, .5, 1, 3, 8, 20, 26)]
out['normalQuantile'] = [[p, show(special.ndtri(p))] for p in (1e-300, 1e-100, 1e-20, 1e-9, 1e-4, .025, .07, .3, .5, .6, .95, .999)]
shapes = [.005, .05, .4, 1, 2.5, 17.3, 300, 20000]
rates = [1e-250, 1e-20, 1e-4, .01, .2, .5, .75, .99, .9999]
out['beta'] = [[x, a, b, *beta_tails(x, a, b)] for a in shapes for b in shapes for x in rates]
near = [(a, b, k) for a in (30, 1000, 20000) for b in (30, 1000, 20000) for k in (-30, -8, -2, 0, 2, 8, 30)]
for a, b, k in near:
    x = a / (a + b) + k * (a * b / (a + b) ** 3) ** .5
    if 0 < x < 1: out['beta'].append([x, a, b, *beta_tails(x, a, b)])
out['gamma'] = [[x, a, *gamma_tails(x, a)] for a in (.005, .5, 1, 3.7, 60, 4000) for x in (1e-200, 1e-9, .01, .6, 2, 9, 45, 80, 600, 3900, 4400)]
out['studentT'] = [[t, df, t_tail(t, df)] for df in (1, 1.37, 2, 4.5, 30, 1000, 200000) for t in (1e-9, .01, .5, 1.5, 2.2, 5, 40, 1e3, 1e9)]
out['noncentralChiSquare'] = [[x, df, nc, *noncentral(x, df, nc)] for df in (1, 4.5, 19) for nc in (0, .5, 7, 90, 1500) for x in (1e-6, .5, 6, 40, 100, 700, 1500, 2200)]
out['studentizedRangeQuantile'] = [[p, k, show(stats.studentized_range.ppf(p, k, float('inf')))] for p in (.5, .9, .95, .975, .995) for k in (2, 3, 5, 8, 20, 100)]
out['betaQuantileScipy'] = [[p, a, b, show(special.betaincinv(a, b, p))] for p in (1e-12, 1e-4, .025, .3) for a, b in ((.05, 3), (.4, .7), (1, 1e9), (46, 5), (2, 1e6), (1e6, 3e6), (5e8, 5e8 + 1), (3e8, 7e8))]
with open(os.path.join(os.path.dirname(__file__), 'distributions.json'), 'w') as file:
    body = ',\n'.join(f'  {json.dumps(key)}: ' + (json.dumps(v) if isinstance(v, str) else '[\n' + ',\n'.join('    ' + json.dumps(row) for row in v) + '\n  ]') for key, v in out.items())
    file.write('{\n' + body + '\n}\n')
