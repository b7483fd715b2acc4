"""A random forest in scikit-learn on one core, timed on request. A line of JSON in, a line of JSON out.

{"ask": "open", "rows": n, "width": w, "file": path}   features and labels, little-endian float32 -> {"accuracy": of the first half's forest on the second}
{"ask": "take", "trees": 200}                          -> {"seconds": of one fit to all rows}
"""

import json
import sys
import time

import numpy
import sklearn
from sklearn.ensemble import RandomForestClassifier


def forest(trees, leaf):
    return RandomForestClassifier(n_estimators=trees, min_samples_leaf=leaf, n_jobs=1, random_state=1)


def say(answer):
    print(json.dumps(answer), flush=True)


say({"label": f"scikit-learn {sklearn.__version__}"})
features = labels = None
for line in sys.stdin:
    asked = json.loads(line)
    if asked["ask"] == "open":
        values = numpy.fromfile(asked["file"], dtype="<f4")
        size = asked["rows"] * asked["width"]
        features = values[:size].reshape(asked["rows"], asked["width"])
        labels = values[size:].astype(int)
        half = asked["rows"] // 2
        model = forest(asked["trees"], asked["leaf"]).fit(features[:half], labels[:half])
        say({"accuracy": model.score(features[half:], labels[half:])})
    else:
        start = time.perf_counter()
        forest(asked["trees"], asked["leaf"]).fit(features, labels)
        say({"seconds": time.perf_counter() - start})
