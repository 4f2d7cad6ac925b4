"""Reference numbers for pass@k and pass^k: the share of all k-subsets of the runs that hold a pass, or only passes, counted
one by one. Run: python repeats.py, which writes repeats.json.
"""
import itertools
import json
import pathlib


def case(runs, passes, k):
    subsets = list(itertools.combinations([True] * passes + [False] * (runs - passes), k))
    share = lambda test: sum(map(test, subsets)) / len(subsets)  # noqa: E731
    return {"runs": runs, "passes": passes, "k": k, "any": share(any), "all": share(all)}


cases = [case(n, c, k) for n in (1, 2, 5, 8) for c in range(n + 1) for k in range(1, n + 1)]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
