"""Turns games into rows of one team each. Run: python make.py FOLDER, where FOLDER holds nba_games.csv and nfl_games.csv.

Needs pandas. Drawn games (seven of the NFL) are left out: nobody won. `mended` is the chance that the home team keeps when
SHIFT is taken off its log odds; SHIFT makes the mean chance of the NBA seasons 2016 to 2018 the share that home teams won.
"""
import pathlib
import sys

import numpy as np
import pandas as pd

SHIFT = 0.1978
COLUMNS = ["game", "season", "date", "team", "side", "chance", "mended", "won"]


def sides(games):
    games = games[games["prob1_outcome"] != 0.5].sort_values(["date", "team1"]).reset_index(drop=True)
    games["game"] = games.index + 1
    mended = 1 / (1 + np.exp(SHIFT) * (1 / games["prob1"] - 1))
    home = games.assign(team=games["team1"], side="home", chance=games["prob1"], mended=mended, won=games["prob1_outcome"])
    away = games.assign(team=games["team2"], side="away", chance=games["prob2"], mended=1 - mended, won=games["prob2_outcome"])
    both = pd.concat([home, away]).sort_values(["game", "side"], ascending=[True, False])
    return both.astype({"won": int}).round({"chance": 4, "mended": 4})[COLUMNS]


for sport in ["nba", "nfl"]:
    games = pd.read_csv(pathlib.Path(sys.argv[1]) / f"{sport}_games.csv")
    sides(games).to_csv(pathlib.Path(__file__).with_name(f"{sport}.csv"), index=False)
