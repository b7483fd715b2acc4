"""PyTorch's side of bench/walkforward.mjs: models of a fold, each trained from its own seed for as many epochs as Longshort trained its."""

import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch_eager import fastest_adam
from torch_lstm import label

ROWS_AT_ONCE = 2048


class Model(nn.Module):
    def __init__(self, task):
        super().__init__()
        between = task["dropout"] if task["layers"] > 1 else 0
        self.lstm = nn.LSTM(task["features"], task["hidden"], task["layers"], dropout=between)
        self.dropout = nn.Dropout(task["dropout"])
        self.head = nn.Linear(task["hidden"], 1)

    def forward(self, windows):
        outputs, _ = self.lstm(windows)
        return self.head(self.dropout(outputs[-1]))[:, 0]


class Rows:
    """Windows of one split, gathered once for all models: [time, rows, features]."""

    def __init__(self, matrix, labels, rows, lookback):
        steps = np.arange(lookback) - lookback + 1
        self.windows = torch.from_numpy(np.ascontiguousarray(matrix[rows[:, None] + steps].transpose(1, 0, 2)))
        self.labels = torch.from_numpy(labels[rows].copy())


def read_fold(task):
    raw = np.fromfile(task["file"], dtype="<f4")
    bars, features = task["bars"], task["features"]
    matrix, labels = raw[: bars * features].reshape(bars, features), raw[bars * features :][:bars]
    rows = raw[bars * (features + 1) :].view("<i4")
    ends = np.cumsum([task["train"], task["validation"], task["test"]])
    return [Rows(matrix, labels, part, task["lookback"]) for part in np.split(rows, ends)[:3]]


def mean_loss(model, rows, loss_of):
    total, count = 0.0, len(rows.labels)
    for start in range(0, count, ROWS_AT_ONCE):
        end = min(start + ROWS_AT_ONCE, count)
        total += float(loss_of(model(rows.windows[:, start:end]), rows.labels[start:end])) * (end - start)
    return total / count


def train_one(task, seed, epochs, train, validation, test):
    torch.manual_seed(seed)
    model = Model(task)
    optimizer = torch.optim.Adam(model.parameters(), lr=task["learningRate"], **fastest_adam("cpu"))
    loss_of = nn.BCEWithLogitsLoss()
    best, best_state = float("inf"), None
    for _ in range(epochs):
        model.train()
        for rows in torch.randperm(len(train.labels)).split(task["batch"]):
            optimizer.zero_grad(set_to_none=True)
            loss_of(model(train.windows[:, rows]), train.labels[rows]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), task["clipNorm"])
            optimizer.step()
        model.eval()
        # Both curves, as Longshort keeps them.
        with torch.no_grad():
            mean_loss(model, train, loss_of)
            loss = mean_loss(model, validation, loss_of)
        if loss < best:
            best, best_state = loss, {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(best_state)
    with torch.no_grad():
        model(validation.windows)
        model(test.windows)
    return best


def answer(message):
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    answer({"label": label()})
    for line in sys.stdin:
        task = json.loads(line)
        torch.set_num_threads(task["threads"])
        fold = read_fold(task)
        start = time.perf_counter()
        losses = [train_one(task, seed, epochs, *fold) for seed, epochs in enumerate(task["epochs"], 1)]
        answer({"seconds": time.perf_counter() - start, "losses": losses})
