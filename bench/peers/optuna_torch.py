"""Optuna's and PyTorch's side of bench/sweep.mjs: the same trials, each trained for as many epochs as Longshort trained it."""

import json
import sys
import time

import numpy as np
import optuna
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torch_eager import fastest_adam
from torch_lstm import label
from torch_walkforward import Model, Rows, mean_loss


def read_fold(task):
    raw = np.fromfile(task["file"], dtype="<f4")
    bars, features = task["bars"], task["features"]
    matrix, labels = raw[: bars * features].reshape(bars, features), raw[bars * features :][:bars]
    rows = raw[bars * (features + 1) :].view("<i4")
    parts = rows[: task["train"]], rows[task["train"] :]
    return [Rows(matrix, labels, part, task["lookback"]) for part in parts]


def fastest_batches(learn, size):
    """All windows at hand, time first, and a batch taken of them at once."""

    def batches():
        for rows in torch.randperm(len(learn.labels)).split(size):
            yield learn.windows[:, rows], learn.labels[rows]

    return batches


def usual_batches(learn, size):
    """As Optuna's and PyTorch's own examples have it."""
    loader = DataLoader(TensorDataset(learn.windows.transpose(0, 1), learn.labels), size, shuffle=True)

    def batches():
        for windows, labels in loader:
            yield windows.transpose(0, 1), labels

    return batches


def train(task, params, epochs, fold):
    learn, judge = fold
    torch.manual_seed(task["seed"])
    model = Model({**task, **params})
    is_usual = task["loop"] == "usual"
    fastest = {} if is_usual else fastest_adam("cpu")
    optimizer = torch.optim.Adam(model.parameters(), lr=params["learningRate"], **fastest)
    batches = usual_batches(learn, params["batch"]) if is_usual else fastest_batches(learn, params["batch"])
    loss_of = nn.BCEWithLogitsLoss()
    best, best_state = float("inf"), None
    for _ in range(epochs):
        model.train()
        for windows, labels in batches():
            optimizer.zero_grad(set_to_none=True)
            loss_of(model(windows), labels).backward()
            nn.utils.clip_grad_norm_(model.parameters(), task["clipNorm"])
            optimizer.step()
        model.eval()
        with torch.no_grad():
            loss = mean_loss(model, judge, loss_of)
        if loss < best:
            best, best_state = loss, {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(best_state)
    with torch.no_grad():
        model(judge.windows)
    return best


def suggest(trial):
    return {
        "hidden": trial.suggest_int("hidden", 16, 128),
        "layers": trial.suggest_int("layers", 1, 2),
        "dropout": trial.suggest_float("dropout", 0, 0.4),
        "learningRate": trial.suggest_float("learningRate", 1e-4, 1e-2, log=True),
        "batch": trial.suggest_categorical("batch", [32, 64, 128]),
    }


def search(task):
    torch.set_num_threads(task["threads"])
    fold = read_fold(task)
    study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=task["seed"]))
    for trial in task["trials"]:
        study.enqueue_trial(trial["params"])

    def objective(trial):
        return train(task, suggest(trial), task["trials"][trial.number]["epochs"], fold)

    start, busy = time.perf_counter(), time.process_time()
    study.optimize(objective, n_trials=len(task["trials"]), n_jobs=task["jobs"])
    return {
        "seconds": time.perf_counter() - start,
        "processorSeconds": time.process_time() - busy,
        "losses": [trial.value for trial in study.trials],
    }


def answer(message):
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    answer({"label": f"Optuna {optuna.__version__} and {label()}"})
    for line in sys.stdin:
        answer(search(json.loads(line)))
