"""Numbers whose source follows another convention than Plumb, by both: `python reference.py FOLDER`, the folder of the data sets.

Population stability: the source adds nothing to a cell (at least 1e-4 of the rows) and leaves in what chance adds.
Calibration error: the source has ten bins of equal width and leaves in what chance adds.
Kappa and win rate: the source counts an unreadable verdict as one more answer; Plumb as missing.
Made with numpy 2, pandas 2, scikit-learn 1.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import cohen_kappa_score

CHECKS = Path(__file__).parents[2] / "packages/app/src/features/checks/reference"
sys.path.insert(0, str(CHECKS))
from drift import cells, less_chance  # noqa: E402
from measures import calibration  # noqa: E402

FOLDER = Path(sys.argv[1])


def psi(before, after):
    a, b = cells(before, after)
    p, q = ((x + 0.5) / (x + 0.5).sum() for x in (a, b))
    return less_chance(((p - q) * np.log(p / q)).sum(), a, b, 1)


def plain_psi(before, after, bins=10):
    before, after = before.dropna(), after.dropna()
    cuts = np.unique(np.quantile(before, np.linspace(0, 1, bins + 1)))
    cuts[0], cuts[-1] = -np.inf, np.inf
    p, q = (np.maximum(np.histogram(x, cuts)[0] / len(x), 1e-4) for x in (before, after))
    return ((p - q) * np.log(p / q)).sum()


def plain_ece(y, s, bins=10):
    place = np.minimum((s * bins).astype(int), bins - 1)
    return sum(abs(y[place == b].sum() - s[place == b].sum()) for b in range(bins)) / len(s)


def say(name, what, stated, here):
    print(f"{name:20} {what:28} source {stated:.4f}  Plumb {here:.6f}")


def drift(name, before, after, columns):
    for column in columns:
        say(name, f"psi {column}", plain_psi(before[column], after[column]), psi(before[column], after[column]))


def gaps(name, what, y, s):
    y, s = y.to_numpy(float), s.to_numpy(float)
    say(name, f"calibration error {what}", plain_ece(y, s), calibration(y, s))


def kappa(name, what, one, other):
    known = one.notna() & other.notna()
    say(name, f"kappa {what}", cohen_kappa_score(one.fillna(-1), other.fillna(-1)), cohen_kappa_score(one[known], other[known]))


def main():
    read = lambda path: pd.read_csv(FOLDER / path)
    before, after = read("nannyml_california/reference.csv"), read("nannyml_california/analysis.csv")
    after = after.merge(read("nannyml_california/analysis_targets.csv"), on="id")
    columns = "MedInc HouseAge AveRooms AveBedrms Population AveOccup Latitude Longitude y_pred_proba".split()
    drift("nannyml_california", before, after, columns)
    for what, d in (("before", before), ("after", after)):
        gaps("nannyml_california", what, d.clf_target, d.y_pred_proba)
    drift("titanic_two_periods", read("titanic_two_periods/reference.csv"), read("titanic_two_periods/analysis.csv"), ["Age", "Fare"])
    prices = read("elec2/data.csv")
    half = len(prices) // 2
    drift("elec2", prices[:half], prices[half:], "period nswprice nswdemand vicprice vicdemand transfer".split())
    hours = read("bike_sharing/hour.csv")
    drift("bike_sharing", hours[hours.yr == 0], hours[hours.yr == 1], ["cnt", "temp"])
    for what in ("nba", "nfl"):
        games = read(f"fte_nba_nfl/{what}_games.csv").query("prob1_outcome in (0, 1)")
        gaps("fte_nba_nfl", what, games.prob1_outcome, games.prob1)
    two = read("two_class_example/data.csv")
    gaps("two_class_example", "", (two.truth == "Class1"), two.Class1)
    verdicts = read("mtbench_judges/verdicts.csv").query("judge == 'PaLM2' and prompt == 'Vanilla_NoRules'")
    kappa("mtbench_judges", "between orders", verdicts.winner_order1, verdicts.winner_swapped)
    kappa("mtbench_judges", "with people", verdicts.winner_order1, verdicts.label)
    pairs = pd.read_json(FOLDER / "pandalm_human/data.jsonl", lines=True)
    people = pairs[["annotator1", "annotator2", "annotator3"]].mode(axis=1)[0]
    kappa("pandalm_human", "gpt-3.5", people, pairs.gpt35_result)
    claude = read("alpacaeval_public/preferences_alpacaeval1.csv").query("model == 'claude-2'").preference
    won = (claude == 2) + (claude == 0) / 2
    say("alpacaeval_public", "win rate claude-2", won.mean(), won[claude.notna()].mean())


if __name__ == "__main__":
    main()
