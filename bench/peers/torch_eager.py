"""The training step as most people write it: torch.nn.LSTM, run operation by operation."""

import torch
from torch import nn

# PyTorch's order of gates is input, forget, candidate, output.
GATES = [1, 0, 3, 2]


def eager_step(problem, device="cpu", **adam):
    """`step(windows [time, batch, features], labels)`, on the device; `adam`: more arguments of the optimizer."""
    model = Model(problem).to(device)
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(parameters, lr=problem.training["learningRate"], **fastest_adam(device), **adam)
    loss_of = nn.BCEWithLogitsLoss()

    def step(windows, labels):
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(windows), labels)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, problem.training["clipNorm"])
        optimizer.step()
        return loss.detach()

    return step


def without_onednn(step):
    """PyTorch then multiplies matrices with MKL, gate by gate, where oneDNN has a fused LSTM."""

    def plain(*batch):
        torch.backends.mkldnn.enabled = False
        try:
            return step(*batch)
        finally:
            torch.backends.mkldnn.enabled = True

    return plain


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


def fastest_adam(device):
    """The fused one, where this PyTorch has it for the device."""
    try:
        torch.optim.Adam([torch.zeros(1, device=device)], fused=True)
    except RuntimeError:
        return {}
    return {"fused": True}
