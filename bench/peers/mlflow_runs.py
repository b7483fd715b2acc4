"""Ten thousand runs in MLflow's SQLite store, looked for on request. A line of JSON in, a line of JSON out.

{"ask": "open", "file": path of a new store, "runs": [{"params": {...}, "metrics": {...}, "tags": {...}}], "curve": n} -> {"seconds": of writing}
{"ask": "take"}                                                     -> {"filter": s, "sort": s, "all": s}

Runs are written by SQL into the tables that MLflow made itself: its own way takes minutes for so many. Looking for them goes through
`mlflow.search_runs`, as its documentation has it.
"""

import json
import os
import sqlite3
import sys
import time
import uuid

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["DO_NOT_TRACK"] = "true"
import logging

logging.disable(logging.WARNING)
import mlflow


def say(answer):
    print(json.dumps(answer), flush=True)


def write(file, runs, curve):
    mlflow.set_tracking_uri(f"sqlite:///{file}")
    experiment = mlflow.create_experiment("bench")
    with mlflow.start_run(experiment_id=experiment) as pattern:
        mlflow.log_param("pattern", 1)
    db = sqlite3.connect(file)
    columns = [row[1] for row in db.execute("PRAGMA table_info(runs)")]
    row = dict(zip(columns, db.execute("SELECT * FROM runs WHERE run_uuid = ?", (pattern.info.run_id,)).fetchone()))
    start = time.perf_counter()
    for n, run in enumerate(runs):
        run_id = uuid.uuid4().hex
        own = {**row, "run_uuid": run_id, "name": run["name"], "start_time": n, "end_time": n + 1}
        db.execute(f"INSERT INTO runs ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})", [own[c] for c in columns])
        db.executemany("INSERT INTO params (key, value, run_uuid) VALUES (?, ?, ?)", [(k, str(v), run_id) for k, v in run["params"].items()])
        db.executemany("INSERT INTO tags (key, value, run_uuid) VALUES (?, ?, ?)", [(k, v, run_id) for k, v in run["tags"].items()])
        latest = [(k, v, n, 0, 0, run_id) for k, v in run["metrics"].items()]
        db.executemany("INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, ?, ?)", latest)
        history = [("loss", 0.69 - 1e-4 * step, n, step, 0, run_id) for step in range(curve)]
        db.executemany("INSERT INTO metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, ?, ?)", latest + history)
    db.commit()
    db.close()
    return experiment, time.perf_counter() - start


def timed(**wanted):
    start = time.perf_counter()
    found = mlflow.search_runs(experiment_ids=[experiment], **wanted)
    return {"seconds": time.perf_counter() - start, "found": len(found)}


say({"label": f"MLflow {mlflow.__version__}, SQLite store"})
experiment = None
for line in sys.stdin:
    asked = json.loads(line)
    if asked["ask"] == "open":
        with open(asked["runs"]) as source:
            runs = json.load(source)
        experiment, seconds = write(asked["file"], runs, asked["curve"])
        say({"seconds": seconds})
    else:
        say(
            {
                "filter": timed(filter_string="metrics.`test.sharpe` > 0.5 and params.`model.hidden` = '64' and tags.`fx` = 'yes'", max_results=100),
                "sort": timed(order_by=["metrics.`test.sharpe` DESC"], max_results=100),
                "all": timed(max_results=len(runs) + 1) if asked.get("all") else None,
            }
        )
