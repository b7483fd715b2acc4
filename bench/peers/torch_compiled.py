"""The training step for torch.compile: forward, backward, clip and Adam as one graph over plain tensors, called from C++.

torch.compile of an nn.LSTM leaves the LSTM as it is and adds overhead around it. Written out, and with the update in the same
graph, small models run up to three times as fast as eager ones. The graph is unrolled over time, so compiling takes long.
"""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

# The canonical order: forget, input, output, candidate.
GATES = [0, 1, 2, 3]


def is_worth_compiling(problem):
    """True for small models on short windows. Of the others that were tried none ran faster than the eager step (H=128, batch 64,
    10 bars; H=64, batch 64, 20 bars; H=16, batch 256, 20 bars; H=16, batch 32, 60 bars), and 60 bars take minutes to compile."""
    return problem.lookback <= 20 and problem.hidden * problem.batch * problem.lookback <= 40960


def compiled_step(problem):
    """`step(windows [time, batch, features], labels)`. It is compiled when it is first called."""
    layers, head, head_bias = problem.weights(GATES)
    arrays = [array for layer in layers for array in layer] + [head, head_bias]
    weights = [torch.from_numpy(array.copy()) for array in arrays]
    first, second = ([torch.zeros_like(w) for w in weights] for _ in range(2))
    count = torch.zeros(())
    rate, clip = problem.training["learningRate"], problem.training["clipNorm"]

    def train(weights, first, second, count, windows, labels):
        gradients, loss = torch.func.grad_and_value(loss_of)(weights, windows, labels)
        norm = torch.sqrt(sum((g * g).sum() for g in gradients))
        scale = torch.clamp(clip / (norm + 1e-6), max=1.0)
        count += 1
        correction1, correction2 = 1 - 0.9**count, 1 - 0.999**count
        for w, m, v, g in zip(weights, first, second, gradients):
            g = scale * g
            m.mul_(0.9).add_(g, alpha=0.1)
            v.mul_(0.999).addcmul_(g, g, value=0.001)
            w.sub_(rate * (m / correction1) / ((v / correction2).sqrt() + 1e-8))
        return loss

    # What was compiled for other shapes would count against this one's limit of recompilations.
    torch._dynamo.reset()
    compiled = torch.compile(train, fullgraph=True, dynamic=False, options={"cpp_wrapper": True})

    @torch.no_grad()
    def step(windows, labels):
        return compiled(weights, first, second, count, windows, labels)

    return step


def loss_of(weights, windows, labels):
    *layers, head, head_bias = weights
    for k in range(0, len(layers), 3):
        outputs = lstm(*layers[k : k + 3], windows)
        windows = torch.stack(outputs)
    return binary_cross_entropy_with_logits((outputs[-1] @ head + head_bias)[:, 0], labels)


def lstm(kernel, recurrent, bias, windows):
    """The outputs of every bar."""
    steps, batch, features = windows.shape
    hidden = recurrent.shape[0]
    projected = torch.addmm(bias, windows.reshape(-1, features), kernel).reshape(steps, batch, 4 * hidden)
    outputs, cell = [], None
    for t in range(steps):
        gates = projected[t] if cell is None else torch.addmm(projected[t], outputs[-1], recurrent)
        forget, write, show = gates[:, : 3 * hidden].sigmoid().chunk(3, 1)
        new = write * gates[:, 3 * hidden :].tanh()
        cell = new if cell is None else forget * cell + new
        outputs.append(show * cell.tanh())
    return outputs
