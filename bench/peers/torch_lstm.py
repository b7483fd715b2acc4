"""PyTorch's side of bench/train.mjs: the same training step on the same data, from the same weights."""

import re
import sys

import numpy as np
import torch
from problem import best_time, serve
from torch import nn

# PyTorch's order of gates is input, forget, candidate, output.
GATES = [1, 0, 3, 2]


class Model(nn.Module):
    def __init__(self, problem):
        super().__init__()
        self.lstm = nn.LSTM(problem.features, problem.hidden, problem.layers)
        self.head = nn.Linear(problem.hidden, 1)
        layers, head, head_bias = problem.weights(GATES)
        with torch.no_grad():
            for k, (kernel, recurrent, bias) in enumerate(layers):
                getattr(self.lstm, f"weight_ih_l{k}").copy_(torch.from_numpy(kernel.T))
                getattr(self.lstm, f"weight_hh_l{k}").copy_(torch.from_numpy(recurrent.T))
                getattr(self.lstm, f"bias_ih_l{k}").copy_(torch.from_numpy(bias))
                # PyTorch has two biases where one is enough; the second stays zero.
                getattr(self.lstm, f"bias_hh_l{k}").zero_().requires_grad_(False)
            self.head.weight.copy_(torch.from_numpy(head.T))
            self.head.bias.copy_(torch.from_numpy(head_bias))

    def forward(self, windows):
        outputs, _ = self.lstm(windows)
        return self.head(outputs[-1])[:, 0]


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
    # [time, batch, features], the order that PyTorch computes in.
    batches = [
        (torch.from_numpy(np.ascontiguousarray(windows.transpose(1, 0, 2))), torch.from_numpy(labels))
        for windows, labels in problem.batches
    ]
    model = Model(problem)
    torch.set_num_threads(1)
    step = stepper(model, problem.training)
    losses = [step(*batch).item() for batch in batches]
    variants = {"eager": model, "compiled": compiled_or_none(model)}
    times = {}
    for name, variant in variants.items():
        if variant is None:
            continue
        step = stepper(variant, problem.training)
        for threads in (1, 2):
            torch.set_num_threads(threads)
            times[f"PyTorch {name}, {threads} thread{'s' if threads > 1 else ''}"] = best_time(step, batches)
    return losses, times


def label():
    """Version, instruction set and the BLAS at work: PyTorch is as fast as that."""
    with open("/proc/self/maps") as maps:
        names = {line.rsplit("/", 1)[-1].strip() for line in maps if "/" in line}
    capability = re.search(r"CPU capability usage: (\S+)", torch.__config__.show()).group(1)
    blas = sorted(name for name in names if "openblas" in name or "mkl_" in name or name.startswith("libblas"))
    return f"PyTorch {torch.__version__}, {capability}, {', '.join(blas) or 'built-in BLAS'}"


if __name__ == "__main__":
    serve(label(), measure)
