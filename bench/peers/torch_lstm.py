"""PyTorch's side of bench/train.mjs: the same training step on the same data, from the same weights."""

import re

import numpy as np
import torch
from problem import Program, serve
from torch_compiled import compiled_step, is_worth_compiling
from torch_eager import eager_step, without_onednn

THREADS = (1, 2)


def open_problem(problem):
    # [time, batch, features], the order that PyTorch computes in.
    batches = [
        (torch.from_numpy(np.ascontiguousarray(windows.transpose(1, 0, 2))), torch.from_numpy(labels))
        for windows, labels in problem.batches
    ]
    return batches, programs_of(problem)


def programs_of(problem):
    """The best of all counts; what could not be the best at a shape is not tried there."""
    programs = {"eager": Program(eager_step(problem), THREADS)}
    if problem.hidden * problem.batch >= 128 * 256:
        programs["eager without oneDNN"] = Program(without_onednn(eager_step(problem)), THREADS)
    if hasattr(torch, "compile") and is_worth_compiling(problem):
        programs["compiled"] = Program(compiled_step(problem), (1,))
    return programs


def label():
    """Version, instruction set and the libraries at work: PyTorch is as fast as they are."""
    built = torch.__config__.show()
    found = {
        "CPU capability": r"CPU capability usage: (\S+)",
        "MKL": r"Math Kernel Library Version (\S+)",
        "oneDNN": r"MKL-DNN v(\S+)",
    }
    versions = [f"{name} {m.group(1)}" for name, pattern in found.items() if (m := re.search(pattern, built))]
    return ", ".join([f"PyTorch {torch.__version__}", *versions])


if __name__ == "__main__":
    serve(label(), open_problem, torch.set_num_threads)
