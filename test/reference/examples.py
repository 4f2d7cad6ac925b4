"""What pandas and scikit-learn compute on the example products: for each claim the value of its measure, for a claim in
each slice one value a slice, by the words of the slice. Run: python examples.py, which writes examples.json.
"""
import json
import pathlib

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.stats import norm
from sklearn.metrics import accuracy_score, brier_score_loss, precision_score, recall_score, roc_auc_score

here = pathlib.Path(__file__)
examples = here.parents[2] / "examples"


def read(example, name):
    return pd.read_csv(examples / example / "data" / f"{name}.csv")


def each(frame, by, value):
    return {str(key): float(value(part)) for key, part in frame.groupby(by)}


def calibration_error(score, won, cluster=None, bins=10):
    """Mean gap over ten groups of equal size, less what chance would show: the tau at which folded normals with gaps of
    today's shape would have today's mean gap (docs/methods.md). Equal scores stay in one group.
    """
    rows = pd.DataFrame({"s": score, "y": won, "v": score * (1 - score), "c": np.arange(len(score)) if cluster is None else cluster})
    rows = rows.sort_values("s", kind="stable").reset_index(drop=True)
    last = rows.s.map(rows.groupby("s").size().cumsum())
    ends = [last.iloc[int(np.floor(j * len(rows) / bins + 0.5)) - 1] for j in range(1, bins + 1)]
    rows["bin"] = np.searchsorted(ends, np.arange(len(rows)), side="right")
    by = rows.groupby("bin")
    n, y, s, v = by.size(), by.y.sum(), by.s.sum(), by.v.sum()
    q = (y + s / n) / (n + 1)
    variance = np.maximum(q * (1 - q), v / n) / n
    if cluster is not None:
        variance = variance * design_effect(rows, n / len(rows), variance)
    w, gaps, sigma = n / len(rows), (y - s).abs() / n, np.sqrt(variance)
    total = (w * gaps).sum()

    def expected(tau):
        d = tau * gaps / total
        folded = sigma * np.sqrt(2 / np.pi) * np.exp(-(d**2) / (2 * variance)) + d * (1 - 2 * norm.cdf(-d / sigma))
        return (w * folded).sum() - total

    return 0.0 if expected(0) >= 0 else brentq(expected, 0, 1, xtol=1e-14)


def design_effect(rows, w, variance):
    def between(part):
        e = (part.y - part.s - (part.y - part.s).mean()).groupby(part.c).sum()
        return len(e) / (len(e) - 1) * (e**2).sum() / len(part) ** 2

    by_bin = sum(between(part) for _, part in rows.groupby("bin"))
    return max(1, by_bin / variance.sum(), between(rows) / (w**2 * variance).sum())


def home_court():
    nba, nfl = read("home-court", "nba"), read("home-court", "nfl")
    home, nfl_home = nba[nba.side == "home"], nfl[nfl.side == "home"]
    later = home[home.season >= 2019]
    bias = lambda f, score="chance": (f.won - f[score]).mean()
    right = lambda f, score="chance": accuracy_score(f.won, f[score] >= 0.5)
    brier = lambda f, score: brier_score_loss(f.won, f[score])
    return {
        "rows-at-least-on-nba": len(nba),
        "missing-chance-at-most-on-nba": nba.chance.isna().mean(),
        "each-side-once": nba.duplicated(["game", "side"]).mean(),
        "nfl-seasons-are-there": each(nfl, "season", len),
        "worth-a-forecast": right(home) - home.won.mean(),
        "tells-winners": roc_auc_score(nba.won, nba.chance),
        "honest-in-total": calibration_error(nba.chance, nba.won, nba.game),
        "not-shifted-in-total": bias(nba),
        "not-shifted-on-either-side": each(nba, "side", bias),
        "not-shifted-in-any-season": each(home, "season", bias),
        "nine-in-ten": precision_score(nba.won, nba.chance >= 0.9),
        "mending-helps": brier(later, "mended") - brier(later, "chance"),
        "mending-costs-no-winners": right(later, "mended") - right(later),
        "mended-is-not-shifted": bias(later, "mended"),
        "mended-lasts": each(later, "season", lambda f: bias(f, "mended")),
        "nfl-is-not-shifted": bias(nfl_home),
        "mending-helps-the-nfl": brier(nfl_home, "mended") - brier(nfl_home, "chance"),
        "nfl-is-worth-a-forecast": right(nfl_home) - nfl_home.won.mean(),
    }


def model_judges():
    pairs, verdicts = read("model-judges", "pairs"), read("model-judges", "verdicts")
    plain = verdicts[verdicts.prompt == "plain"]
    right = lambda name: (pairs[name] == pairs.people).mean()
    same = lambda f, a, b: (f[a] == f[b])[f[a].notna() & f[b].notna()].mean()
    place = lambda f: (f.winner.dropna() == "left").mean() - 0.5
    by_length = each(pairs, "people_chose", lambda f: (f.gpt4 == f.people).mean())
    return {
        "rows-at-least-on-pairs": len(pairs),
        "every-judge-answers": each(verdicts, "judge", lambda f: f.winner.isna().mean()),
        "gpt4-agrees-with-people": right("gpt4"),
        "gpt4-is-as-good-as-a-second-person": right("gpt4"),
        "gpt4-beats-a-ruler": right("gpt4") - right("longer"),
        "chatgpt-beats-a-ruler": right("chatgpt") - right("longer"),
        "gpt4-is-the-best": {name: right("gpt4") - right(name) for name in ["chatgpt", "llama2", "palm2", "longer"]},
        "place-does-not-matter": each(plain, "judge", place),
        "place-does-not-matter-to-gpt4": place(plain[plain.judge == "GPT-4"]),
        "gpt4-keeps-its-mind": same(pairs, "gpt4", "gpt4_swapped"),
        "chatgpt-keeps-its-mind": same(pairs, "chatgpt", "chatgpt_swapped"),
        "length-does-not-matter": by_length,
        "right-about-short-answers-too": max(by_length.values()) - min(by_length.values()),
        "twice-agrees-with-people": same(pairs, "people", "gpt4_twice"),
        "twice-does-not-mend-length": same(pairs[pairs.people_chose == "shorter"], "people", "gpt4_twice"),
        "few-pairs-go-to-people": pairs.gpt4_twice.isna().mean(),
    }


def late_payers():
    clients = read("late-payers", "clients")
    actual, score = clients.defaulted, clients.score
    answers = pd.DataFrame({
        "score": score >= 0.5,
        "early_score": score >= 0.1667,
        "two_months_late": clients.months_late >= 2,
        "ever_late": clients.worst_months_late >= 2,
    })
    early = clients.assign(early=answers.early_score)
    right = {name: accuracy_score(actual, answers[name]) for name in answers}
    price = lambda flagged: 200 * (flagged & (actual == 0)) + 1000 * (~flagged & (actual == 1))
    cost = {name: price(answers[name]).mean() * 1000 for name in answers}
    found = lambda f: recall_score(f.defaulted, f.early)
    by_sex = each(early, "sex", found)
    bands = {
        "age_band": pd.cut(clients.age, [0, 25, 30, 40, 50, 60, 200], right=False,
                           labels=["under 25", "25 to 30", "30 to 40", "40 to 50", "50 to 60", "60 or more"]),
        "limit_band": pd.cut(clients.credit_limit, [0, 50001, 100001, 200001, 400001, 1e9], right=False,
                             labels=["under 50001", "50001 to 100001", "100001 to 200001", "200001 to 400001", "400001 or more"]),
    }
    early = early.assign(**{name: band.astype(str) for name, band in bands.items()})
    return {
        "rows-at-least": len(clients),
        "missing-score-at-most": score.isna().mean(),
        "duplicates-at-most": clients.duplicated().mean(),
        "enough-of-each-education": each(clients, "education", len),
        "roc-auc-at-least": roc_auc_score(actual, score),
        "says-what-it-means": calibration_error(score, actual),
        "fair-chances-at-every-age": each(early, "age_band", lambda f: (f.defaulted - f.score).mean()),
        "accurate": right["score"],
        "more-accurate-than-a-rule": right["score"] - right["two_months_late"],
        "rule-is-as-accurate": right["two_months_late"] - right["score"],
        "finds-half": recall_score(actual, answers.score),
        "worth-a-model": cost["early_score"] - cost["ever_late"],
        "cheapest": {name: cost["early_score"] - cost[name] for name in answers if name != "early_score"},
        "finds-most": recall_score(actual, answers.early_score),
        "calls-are-worth-it": precision_score(actual, answers.early_score),
        "finds-men-and-women-alike": max(by_sex.values()) - min(by_sex.values()),
        "calls-are-worth-it-everywhere": each(early, "education", lambda f: precision_score(f.defaulted, f.early)),
        "finds-at-every-limit": each(early, "limit_band", found),
    }


def plain(value):
    return {key: plain(one) for key, one in value.items()} if isinstance(value, dict) else float(value)


values = {"home-court": home_court(), "model-judges": model_judges(), "late-payers": late_payers()}
here.with_suffix(".json").write_text(json.dumps(plain(values), indent=1) + "\n")
