"""PyTorch's side of bench/train.mjs: the same training step on the same data, from the same weights.

Reads one problem a line of standard input (JSON) and answers with the first losses and the best time. Windows are gathered
beforehand, outside the timing, which favours PyTorch. Run by the bench; needs nothing but torch and numpy.
"""

import json
import re
import sys
import time

import numpy as np
import torch
from torch import nn

TAKES = 5
TAKE_SECONDS = 0.06
# Large shapes get two takes, however long they last.
PATIENCE_SECONDS = 1.5
# The canonical order of gates is forget, input, output, candidate; PyTorch's is input, forget, candidate, output.
GATES = [1, 0, 3, 2]


class Model(nn.Module):
    def __init__(self, problem, weights):
        super().__init__()
        hidden, layers = problem["hidden"], problem["layers"]
        self.lstm = nn.LSTM(problem["features"], hidden, layers)
        self.head = nn.Linear(hidden, 1)
        with torch.no_grad():
            for k in range(layers):
                inputs = problem["features"] if k == 0 else hidden
                getattr(self.lstm, f"weight_ih_l{k}").copy_(reordered(weights, inputs, hidden))
                getattr(self.lstm, f"weight_hh_l{k}").copy_(reordered(weights, hidden, hidden))
                getattr(self.lstm, f"bias_ih_l{k}").copy_(reordered(weights, 1, hidden)[:, 0])
                # PyTorch has two biases where one is enough; the second stays zero.
                getattr(self.lstm, f"bias_hh_l{k}").zero_().requires_grad_(False)
            self.head.weight.copy_(torch.from_numpy(weights(hidden))[None, :])
            self.head.bias.copy_(torch.from_numpy(weights(1)))

    def forward(self, windows):
        outputs, _ = self.lstm(windows)
        return self.head(outputs[-1])[:, 0]


def reordered(weights, rows, hidden):
    """Canonical [rows, 4 * hidden] as PyTorch's [4 * hidden, rows]."""
    canonical = weights(rows * 4 * hidden).reshape(rows, 4, hidden)[:, GATES]
    return torch.from_numpy(np.ascontiguousarray(canonical.reshape(rows, 4 * hidden).T))


def read(problem):
    raw = np.fromfile(problem["file"], dtype="<f4")
    bars, features, batch = problem["bars"], problem["features"], problem["batch"]
    lookback, count = problem["lookback"], problem["batches"]
    at = bars * features
    matrix = raw[:at].reshape(bars, features)
    labels = raw[at : at + bars]
    rows = raw[at + bars : at + bars + count * batch].view("<i4").reshape(count, batch)
    place = at + bars + count * batch

    def weights(size):
        nonlocal place
        place += size
        return raw[place - size : place].copy()

    steps = np.arange(lookback) - lookback + 1
    batches = [
        # [time, batch, features], PyTorch's own order
        (torch.from_numpy(matrix[rows[k][None, :] + steps[:, None]]), torch.from_numpy(labels[rows[k]]))
        for k in range(count)
    ]
    return batches, weights


def stepper(model, training):
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(parameters, lr=training["learningRate"])
    loss_of = nn.BCEWithLogitsLoss()

    def step(windows, labels):
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(windows), labels)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, training["clipNorm"])
        optimizer.step()
        return loss

    return step


def best_time(step, batches):
    best, steps = float("inf"), 1
    begin = time.perf_counter()
    for take in range(TAKES):
        if take >= 2 and time.perf_counter() - begin > PATIENCE_SECONDS:
            break
        start = time.perf_counter()
        for k in range(steps):
            step(*batches[k % len(batches)])
        best = min(best, (time.perf_counter() - start) / steps)
        steps = max(1, round(TAKE_SECONDS / best))
    return 1000 * best


def compiled_or_none(model):
    """torch.compile where this PyTorch has it and it works here."""
    if not hasattr(torch, "compile"):
        return None
    try:
        return torch.compile(model)
    except RuntimeError as error:
        print(f"torch.compile does not work here: {error}", file=sys.stderr)
        return None


def measure(problem):
    batches, weights = read(problem)
    model = Model(problem, weights)
    torch.set_num_threads(1)
    step = stepper(model, problem["training"])
    losses = [step(*batch).item() for batch in batches]
    variants = {"eager": model}
    compiled = compiled_or_none(model)
    if compiled is not None:
        variants["compiled"] = compiled
    times = {}
    for name, variant in variants.items():
        for threads in (1, 2):
            torch.set_num_threads(threads)
            times[f"{name}, {threads} thread{'s' if threads > 1 else ''}"] = best_time(
                stepper(variant, problem["training"]), batches
            )
    how = min(times, key=times.get)
    return {"losses": losses, "ms": times[how], "how": how, "all": times}


def label():
    """Version, instruction set and the BLAS at work: PyTorch is as fast as that."""
    with open("/proc/self/maps") as maps:
        names = {line.rsplit("/", 1)[-1].strip() for line in maps if "/" in line}
    capability = re.search(r"CPU capability usage: (\S+)", torch.__config__.show()).group(1)
    blas = sorted(name for name in names if "openblas" in name or "mkl_" in name or name.startswith("libblas"))
    return f"PyTorch {torch.__version__}, {capability}, {', '.join(blas) or 'built-in BLAS'}"


def main():
    print(json.dumps({"label": label()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(measure(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
