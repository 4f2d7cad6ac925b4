"""Reference numbers for tiers.ts: five people who looked for bluebirds in the same 108 pictures.

Counts come from the bluebirds data of Welinder and others (2010), as gathered by Zheng and others (VLDB 2017):
annotations.csv (item, worker, label) and gold.csv (item, gold). Without that folder the counts that are already in
tiers.json are used. McNemar's exact test and Holm's procedure are those of statsmodels 0.15.0; mid-p values and intervals
are written here on scipy 1.17.1 alone.

    python tiers.py [folder of annotations.csv and gold.csv]
"""
import csv, itertools, json, math, os, sys
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, 'tiers.json')
PEOPLE = ['w1', 'w5', 'w10', 'w16', 'w20']


def exact(x, n, level):
    tail = (1 - level) / 2
    low = 0.0 if x == 0 else stats.beta.ppf(tail, x, n - x + 1)
    high = 1.0 if x == n else stats.beta.ppf(1 - tail, x + 1, n - x)
    return low, high


def paired(b, c, n, level):
    """MOVER of the two exact discordant shares (Zou & Donner 2008)."""
    pb, pc = b / n, c / n
    (lb, ub), (lc, uc) = exact(b, n, level), exact(c, n, level)
    rho = 0 if b * c == 0 else -math.sqrt(pb * pc / ((1 - pb) * (1 - pc)))
    low = pb - pc - math.sqrt((pb - lb) ** 2 + (uc - pc) ** 2 - 2 * rho * (pb - lb) * (uc - pc))
    high = pb - pc + math.sqrt((ub - pb) ** 2 + (pc - lc) ** 2 - 2 * rho * (ub - pb) * (pc - lc))
    return max(-1, low), min(1, high)


def mid_p(b, c):
    fewer, n = min(b, c), b + c
    return 1.0 if b == c else 2 * stats.binom.cdf(fewer, n, .5) - stats.binom.pmf(fewer, n, .5)


def counted(folder):
    gold = {row['item']: row['gold'] for row in csv.DictReader(open(os.path.join(folder, 'gold.csv')))}
    right = {person: {} for person in PEOPLE}
    for row in csv.DictReader(open(os.path.join(folder, 'annotations.csv'))):
        if row['worker'] in right and row['item'] in gold:
            right[row['worker']][row['item']] = row['label'] == gold[row['item']]
    items = set.intersection(*(set(own) for own in right.values()))
    pairs = []
    for a, b in itertools.combinations(range(len(PEOPLE)), 2):
        first, second = right[PEOPLE[a]], right[PEOPLE[b]]
        only = [sum(x[i] and not y[i] for i in items) for x, y in ((first, second), (second, first))]
        pairs.append({'first': a, 'second': b, 'onlyA': only[0], 'onlyB': only[1]})
    return len(items), [sum(own[i] for i in items) for own in right.values()], pairs


if len(sys.argv) > 1:
    n, right, pairs = counted(sys.argv[1])
else:
    known = json.load(open(FILE))
    n, right, pairs = known['rows'], known['right'], known['pairs']

level = 1 - .05 / len(pairs)
for pair in pairs:
    b, c = pair['onlyA'], pair['onlyB']
    pair['low'], pair['high'] = paired(b, c, n, level)
    pair['pExact'] = float(mcnemar([[0, b], [c, n - b - c]], exact=True).pvalue)
    pair['pMid'] = float(mid_p(b, c))
for name in ('Exact', 'Mid'):
    rejected, adjusted, *_ = multipletests([pair['p' + name] for pair in pairs], alpha=.05, method='holm')
    for pair, isRejected, p in zip(pairs, rejected, adjusted):
        pair['holm' + name] = float(p)
        pair['shown' + name] = bool(isRejected)

with open(FILE, 'w') as file:
    rows = ',\n'.join('    ' + json.dumps(pair) for pair in pairs)
    file.write(f'{{\n  "rows": {n},\n  "people": {json.dumps(PEOPLE)},\n  "right": {json.dumps(right)},\n  "pairs": [\n{rows}\n  ]\n}}\n')
