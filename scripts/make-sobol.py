"""Writes the direction numbers of the Sobol sampler, and the golden file that its points are tested against.

    python3 -m venv /tmp/venv-optuna && /tmp/venv-optuna/bin/pip install scipy==1.17.1
    /tmp/venv-optuna/bin/python scripts/make-sobol.py

Made with Python 3.11, SciPy 1.17.1. Writes src/core/search/sobol/directions.json, a line a dimension: its primitive polynomial (the bits of its
coefficients) and its first direction numbers, for as many dimensions as a plan may have; and test/fixtures/sobol-golden.json, points of
scipy.stats.qmc.Sobol(scramble=False).

The numbers are new-joe-kuo-6.21201 of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci.
Comput. 30, 2635-2654 (2008), as SciPy carries them: Copyright (c) 2008, Frances Y. Kuo and Stephen Joe, under the 3-clause BSD licence.
"""

import json
import os
import pathlib

import numpy as np
import scipy
from scipy.stats import qmc

ROOT = pathlib.Path(__file__).resolve().parent.parent
DIMENSIONS = 200

table = np.load(os.path.join(os.path.dirname(scipy.__file__), "stats", "_sobol_direction_numbers.npz"))
lines = []
for polynomial, first in zip(table["poly"][:DIMENSIONS].tolist(), table["vinit"][:DIMENSIONS].tolist()):
    degree = max(1, polynomial.bit_length() - 1)
    lines.append(json.dumps([polynomial, *first[:degree]], separators=(", ", ": ")))
directions = ROOT / "src/core/search/sobol/directions.json"
directions.parent.mkdir(exist_ok=True)
directions.write_text("[\n  " + ",\n  ".join(lines) + "\n]\n")

points = qmc.Sobol(DIMENSIONS, scramble=False).random(1024)
kept = [0, 1, 2, 3, 5, 8, 13, 100, 511, 1000, 1023]
golden = {
    "scipy": scipy.__version__,
    "dimensions": DIMENSIONS,
    "points": [{"number": n, "point": points[n].tolist()} for n in kept],
    "discrepancy": qmc.discrepancy(points[:128, :6], method="CD"),
}
(ROOT / "test/fixtures/sobol-golden.json").write_text(json.dumps(golden) + "\n")
