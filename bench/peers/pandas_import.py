"""pandas' side of the import in bench/data.mjs: read_csv with times, and to_sql into a new SQLite file."""

import json
import os
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd


def import_file(path, connection, table):
    frame = pd.read_csv(path, parse_dates=["time"])
    frame.to_sql(table, connection, index=False)
    return len(frame)


def take(paths, database):
    """Seconds and rows; one table a file, as one series a file."""
    start = time.perf_counter()
    connection = sqlite3.connect(database)
    bars = sum(import_file(path, connection, path.stem) for path in paths)
    connection.commit()
    connection.close()
    return time.perf_counter() - start, bars


def main(path):
    path = Path(path)
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "bench.db")
        seconds, bars = take(paths, database)
        size = os.path.getsize(database)
    # In kibibytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"label": f"pandas {pd.__version__}", "seconds": seconds, "bars": bars, "bytes": size, "peakMegabytes": peak}))


if __name__ == "__main__":
    main(sys.argv[1])
