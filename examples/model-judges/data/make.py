"""Lays verdicts of judges out for a check. Run: python make.py FOLDER, where FOLDER holds pairs.jsonl and verdicts.csv.

Needs pandas. `pairs.csv` has a row for each pair of answers, `verdicts.csv` one for each verdict.
"""
import pathlib
import sys

import pandas as pd

PROMPTS = {"Vanilla_NoRules": "plain", "Metrics_Reference": "elaborate"}
JUDGES = {"GPT-4": "gpt4", "ChatGPT": "chatgpt", "LLaMA2": "llama2", "PaLM2": "palm2"}

given = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__)
texts = pd.read_json(given / "pairs.jsonl", lines=True)
verdicts = pd.read_csv(given / "verdicts.csv").replace({"prompt": PROMPTS})

pairs = texts[["id", "label"]].rename(columns={"id": "pair", "label": "people"})
pairs["length_1"] = texts["output_1"].str.len()
pairs["length_2"] = texts["output_2"].str.len()
pairs["longer"] = (pairs["length_1"] < pairs["length_2"]).astype(int) + 1
pairs["people_chose"] = (pairs["longer"] == pairs["people"]).map({True: "longer", False: "shorter"})
plain = verdicts[verdicts["prompt"] == "plain"].set_index("id")
for judge, name in JUDGES.items():
    said = plain[plain["judge"] == judge].reindex(pairs["pair"])
    pairs[name] = said["winner_order1"].array
    pairs[f"{name}_swapped"] = said["winner_swapped"].array
    # in both orders the same, else nothing: that pair goes to a person
    pairs[f"{name}_twice"] = said["winner_order1"].where(said["winner_order1"] == said["winner_swapped"]).array
for column in pairs.columns[6:]:
    pairs[column] = pairs[column].astype("Int64")
pairs.to_csv(here.with_name("pairs.csv"), index=False)

# 1 and 2 name answers; what was shown left is answer 1 first and answer 2 in the other order
shown = verdicts.rename(columns={"id": "pair"}).melt(["pair", "judge", "prompt"], ["winner_order1", "winner_swapped"])
shown["order"] = (shown["variable"] == "winner_swapped").map({False: "as is", True: "swapped"})
left = shown["value"] == (shown["order"] == "swapped") + 1
shown["winner"] = left.map({True: "left", False: "right"}).where(shown["value"].notna())
shown = shown.sort_values(["judge", "prompt", "pair", "order"])[["judge", "prompt", "pair", "order", "winner"]]
shown.to_csv(here.with_name("verdicts.csv"), index=False)
