"""What the peers of bench/train.mjs share: reading a problem, timing a step, talking to the bench over standard input and output."""

import json
import sys
import time

import numpy as np

TAKES = 5
TAKE_SECONDS = 0.06
# Large shapes get two takes, however long they last.
PATIENCE_SECONDS = 1.5


class Problem:
    """A shape, its batches of windows [batch, time, features] with labels, and the weights to start from."""

    def __init__(self, request):
        self.hidden, self.layers = request["hidden"], request["layers"]
        self.lookback, self.features = request["lookback"], request["features"]
        self.training = request["training"]
        bars, batch, count = request["bars"], request["batch"], request["batches"]
        raw = np.fromfile(request["file"], dtype="<f4")
        at = bars * self.features
        matrix, labels = raw[:at].reshape(bars, self.features), raw[at : at + bars]
        self._weights = raw[at + bars + count * batch :]
        rows = raw[at + bars : at + bars + count * batch].view("<i4").reshape(count, batch)
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


def best_time(step, batches):
    """Milliseconds a step, the best of several takes."""
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


def serve(label, measure):
    """Answers one problem a line. `measure(problem)` gives the first losses and the times by name."""
    print(json.dumps({"label": label}), flush=True)
    for line in sys.stdin:
        losses, times = measure(Problem(json.loads(line)))
        how = min(times, key=times.get)
        print(json.dumps({"losses": losses, "ms": times[how], "how": how, "all": times}), flush=True)
