"""What the peers of bench/train.mjs share: reading a problem, timing steps, talking to the bench over standard input and output."""

import json
import sys
import time
from typing import Callable, NamedTuple, Sequence

import numpy as np


class Program(NamedTuple):
    """A way to write the training step. `step(windows, labels)` gives the loss before its update."""

    step: Callable
    # Each is a way of its own to run the program; None: as the framework chooses.
    threads: Sequence[int | None] = (None,)
    # Waits until the steps are done, where they only queue them.
    finish: Callable = lambda: None


class Problem:
    """A shape, its batches of windows [batch, time, features] with labels, and the weights to start from."""

    def __init__(self, request):
        self.hidden, self.layers = request["hidden"], request["layers"]
        self.lookback, self.features = request["lookback"], request["features"]
        self.batch = request["batch"]
        self.training = request["training"]
        bars, count = request["bars"], request["batches"]
        raw = np.fromfile(request["file"], dtype="<f4")
        at = bars * self.features
        matrix, labels = raw[:at].reshape(bars, self.features), raw[at : at + bars]
        end = at + bars + count * self.batch
        self._weights = raw[end:]
        rows = raw[at + bars : end].view("<i4").reshape(count, self.batch)
        steps = np.arange(self.lookback) - self.lookback + 1
        # Gathered here, outside the timing, which favours the peers: Longshort gathers in every step.
        self.batches = [(matrix[rows[k][:, None] + steps[None, :]], labels[rows[k]]) for k in range(count)]

    def weights(self, gates):
        """Kernel, recurrent kernel and bias of each layer with the gates in the given order, then the head's two.

        `gates` names the canonical gate (forget, input, output, candidate: 0 to 3) at each of the peer's places.
        """
        left = self._weights

        def take(rows, columns):
            nonlocal left
            taken, left = left[: rows * columns], left[rows * columns :]
            return taken.reshape(rows, columns)

        def ordered(rows):
            canonical = take(rows, 4 * self.hidden).reshape(rows, 4, self.hidden)[:, gates]
            return np.ascontiguousarray(canonical.reshape(rows, 4 * self.hidden))

        layers = []
        for k in range(self.layers):
            inputs = self.features if k == 0 else self.hidden
            layers.append((ordered(inputs), ordered(self.hidden), ordered(1)[0]))
        return layers, take(self.hidden, 1).copy(), take(1, 1)[0].copy()


def serve(label, open_problem, set_threads=None):
    """Answers a line of JSON with a line of JSON.

    `{"ask": "open", ...}`: `open_problem(problem)` gives the batches as the peer wants them and its programs by name. All
    programs train on all batches once; the answer holds their losses by program and the ways to run them.
    `{"ask": "take", "way": ..., "seconds": ...}`: milliseconds a step, over about so many seconds.
    """
    answer({"label": label})
    ways = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["ask"] == "open":
            batches, programs = open_problem(Problem(request))
            ways, losses = {}, {}
            for name, program in programs.items():
                losses[name], seconds = first_losses(program, batches, set_threads)
                for threads in program.threads:
                    ways[way_name(name, threads)] = Way(program, batches, threads, set_threads, seconds)
            answer({"losses": losses, "ways": list(ways)})
        else:
            answer({"ms": ways[request["way"]].take(request["seconds"])})


class Way:
    """A program on so many threads."""

    def __init__(self, program, batches, threads, set_threads, seconds):
        self.program, self.batches, self.threads, self.set_threads = program, batches, threads, set_threads
        # What a step takes, as far as is known.
        self.seconds = seconds

    def take(self, seconds):
        if self.threads is not None:
            self.set_threads(self.threads)
        steps = max(1, round(seconds / self.seconds))
        # What ran in between has emptied the caches; beside a long step that is nothing.
        step, finish = self.program.step, self.program.finish
        if steps > 1:
            step(*self.batches[0])
            finish()
        start = time.perf_counter()
        for k in range(steps):
            step(*self.batches[k % len(self.batches)])
        finish()
        self.seconds = (time.perf_counter() - start) / steps
        return 1000 * self.seconds


def first_losses(program, batches, set_threads):
    """One update a batch: the losses, and the seconds of the quickest."""
    if program.threads[-1] is not None:
        set_threads(program.threads[-1])
    losses, quickest = [], float("inf")
    for batch in batches:
        start = time.perf_counter()
        losses.append(float(program.step(*batch)))
        quickest = min(quickest, time.perf_counter() - start)
    return losses, quickest


def way_name(name, threads):
    if threads is None:
        return name
    return f"{name}, {threads} thread{'' if threads == 1 else 's'}"


def answer(message):
    print(json.dumps(message), flush=True)
