"""PyTorch's side of bench/gpu.mjs: the training step of the processors' bench on a graphics card, where nn.LSTM is cuDNN's."""

import sys

import numpy as np
import torch
from problem import Program, serve
from torch_eager import eager_step

DEVICE = "cuda"


def open_problem(problem):
    batches = [
        (
            torch.from_numpy(np.ascontiguousarray(windows.transpose(1, 0, 2))).to(DEVICE),
            torch.from_numpy(labels).to(DEVICE),
        )
        for windows, labels in problem.batches
    ]
    # TensorFloat-32 has 10 bits of mantissa; everyone computes in single precision here.
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False
    steps = {"eager": eager_step(problem, DEVICE)}
    if can_record(problem, batches):
        steps["CUDA graph"] = graph_step(problem, batches[0])
    return batches, {name: Program(step, finish=torch.cuda.synchronize) for name, step in steps.items()}


def can_record(problem, batches):
    """Not every version of PyTorch, cuDNN and the driver can."""
    try:
        step = graph_step(problem, batches[0])
        for batch in batches[:2]:
            step(*batch).item()
    except RuntimeError as error:
        print(f"The step cannot be recorded as a CUDA graph here: {error}", file=sys.stderr)
        return False
    return True


def graph_step(problem, example):
    """The step recorded once and replayed: without the time in which Python and PyTorch decide what to launch."""
    step = eager_step(problem, DEVICE, capturable=True)
    windows, labels = (tensor.clone() for tensor in example)
    recorded = None

    def first(*batch):
        """Recording does not run the step, and must come after one on a side stream that has made all memory."""
        nonlocal recorded
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            loss = step(*batch)
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            recorded = (graph, step(windows, labels))
        return loss

    def replay(*batch):
        if recorded is None:
            return first(*batch)
        graph, loss = recorded
        windows.copy_(batch[0])
        labels.copy_(batch[1])
        graph.replay()
        return loss

    return replay


def label():
    card = torch.cuda.get_device_name()
    return f"PyTorch {torch.__version__}, CUDA {torch.version.cuda}, cuDNN {torch.backends.cudnn.version()}, {card}"


if __name__ == "__main__":
    serve(label(), open_problem)
