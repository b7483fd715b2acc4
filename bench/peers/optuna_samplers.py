"""Samplers of Optuna, asked for one trial after the other. A line of JSON in, a line of JSON out.

{"ask": "study", "sampler": "tpe", "seed": 1, "space": [...]}   dimensions as a plan of Longshort has them -> {}
{"ask": "next", "value": v}   of the trial before; null of the first -> {"proposal": {...}}
"""

import json
import sys
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)

samplers = {
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "tpe-multivariate": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True),
    "tpe-independent": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=False),
    "cmaes": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
}


def suggest(trial, space):
    """As a program would that asks for a parameter only where it has a use for it."""
    proposal = {}
    for one in space:
        when, path = one["when"], one["path"]
        if when is not None and proposal.get(when["path"]) not in when["in"]:
            continue
        if one["kind"] == "float":
            proposal[path] = trial.suggest_float(path, one["low"], one["high"], step=one["step"], log=one["log"])
        elif one["kind"] == "int":
            proposal[path] = trial.suggest_int(path, one["low"], one["high"], step=one["step"], log=one["log"])
        else:
            values = one["values"] if one["kind"] == "choice" else [False, True]
            proposal[path] = trial.suggest_categorical(path, values)
    return proposal


print(json.dumps({"label": f"Optuna {optuna.__version__}"}), flush=True)
study = trial = space = None
for line in sys.stdin:
    asked = json.loads(line)
    if asked["ask"] == "study":
        study = optuna.create_study(sampler=samplers[asked["sampler"]](asked["seed"]))
        space, answer = asked["space"], {}
    else:
        if asked["value"] is not None:
            study.tell(trial, asked["value"])
        trial = study.ask()
        answer = {"proposal": suggest(trial, space)}
    print(json.dumps(answer), flush=True)
