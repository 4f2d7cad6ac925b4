"""Power of the exact interval of a share, and the bound that rows show, by scipy. Writes shown.json beside this file."""

import json
from pathlib import Path

from scipy.stats import beta, binom


def low(k: int, n: int, confidence: float) -> float:
    return 0.0 if k == 0 else float(beta.ppf((1 - confidence) / 2, k, n - k + 1))


def high(k: int, n: int, confidence: float) -> float:
    return 1.0 if k == n else float(beta.ppf((1 + confidence) / 2, k + 1, n - k))


def chance(rows: int, expect: float, bound: float, confidence: float) -> float:
    shows = [
        k for k in range(rows + 1)
        if (low(k, rows, confidence) >= bound if expect > bound else high(k, rows, confidence) <= bound)
    ]
    return float(sum(binom.pmf(k, rows, expect) for k in shows))


def bound(rows: int, expect: float, side: str, power: float, confidence: float) -> float:
    counts = range(rows + 1)
    if side == "at-least":
        return low(max(k for k in counts if binom.sf(k - 1, rows, expect) >= power), rows, confidence)
    return high(min(k for k in counts if binom.cdf(k, rows, expect) >= power), rows, confidence)


chances = [
    (716, 0.93, 0.9, 0.95), (40, 0.93, 0.9, 0.95), (60, 0.03, 0.1, 0.95), (200, 0.8, 0.7, 0.95),
    (200, 0.8, 0.7, 0.99), (12, 0.5, 0.9, 0.9), (1, 0.9, 0.5, 0.95), (2500, 0.01, 0.016, 0.95), (300, 1.0, 0.98, 0.95),
]
bounds = [
    (716, 0.93, "at-least", 0.8, 0.95), (40, 0.93, "at-least", 0.8, 0.95), (200, 0.8, "at-least", 0.9, 0.99),
    (200, 0.8, "at-least", 0.8 ** 0.2, 0.95), (60, 0.03, "at-most", 0.8, 0.95), (2500, 0.01, "at-most", 0.5, 0.95),
    (3, 0.05, "at-least", 0.8, 0.95), (300, 1.0, "at-least", 0.8, 0.95), (50, 0.0, "at-most", 0.99, 0.9),
]
reference = {
    "chances": [
        {"rows": n, "expect": p, "bound": b, "confidence": c, "chance": chance(n, p, b, c)} for n, p, b, c in chances
    ],
    "bounds": [
        {"rows": n, "expect": p, "side": s, "power": w, "confidence": c, "bound": bound(n, p, s, w, c)}
        for n, p, s, w, c in bounds
    ],
}
Path(__file__).with_name("shown.json").write_text(json.dumps(reference, indent=2) + "\n")
