-- A workspace: series and their bars, experiments, runs and what they left behind.
-- Times are milliseconds since 1970, UTC. `removed_at` is the undo of a deletion.

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  bars INTEGER NOT NULL CHECK (bars > 0),
  first_time REAL NOT NULL,
  last_time REAL NOT NULL,
  interval_ms REAL NOT NULL,
  has_adjusted_close INTEGER NOT NULL CHECK (has_adjusted_close IN (0, 1)),
  data_hash TEXT NOT NULL,
  warnings TEXT NOT NULL,
  created_at REAL NOT NULL,
  removed_at REAL
) STRICT;

CREATE UNIQUE INDEX series_name ON series (name) WHERE removed_at IS NULL;

-- Columns of up to 4096 bars, little-endian float64, one column after the other: 56 bytes a bar at most.
CREATE TABLE bar_chunk (
  series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  bars INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (series_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  spec TEXT NOT NULL,
  created_at REAL NOT NULL,
  updated_at REAL NOT NULL,
  removed_at REAL
) STRICT;

-- The queue is the rows in state `queued`, oldest first.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  experiment_id INTEGER REFERENCES experiment (id) ON DELETE SET NULL,
  series_id INTEGER REFERENCES series (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  spec TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'running', 'done', 'pruned', 'cancelled', 'failed', 'interrupted')),
  created_at REAL NOT NULL,
  queued_at REAL NOT NULL,
  started_at REAL,
  ended_at REAL,
  seconds REAL NOT NULL DEFAULT 0,
  app_version TEXT NOT NULL,
  data_hash TEXT,
  feature_hash TEXT,
  device TEXT,
  device_detail TEXT,
  parameter_count INTEGER,
  best_epoch INTEGER,
  weights_hash TEXT,
  metrics TEXT,
  warnings TEXT NOT NULL DEFAULT '[]',
  problem TEXT,
  tags TEXT NOT NULL DEFAULT '[]',
  note TEXT NOT NULL DEFAULT '',
  removed_at REAL
) STRICT;

CREATE INDEX run_state ON run (state, queued_at);
CREATE INDEX run_experiment ON run (experiment_id);

CREATE TABLE run_epoch (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  train_loss REAL,
  validation_loss REAL,
  train_accuracy REAL,
  validation_accuracy REAL,
  seconds REAL NOT NULL,
  PRIMARY KEY (run_id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_log (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  time REAL NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  message TEXT NOT NULL
) STRICT;

CREATE INDEX run_log_run ON run_log (run_id);

-- `weights`, and `result/train`, `result/validation`, `result/test`.
CREATE TABLE run_artifact (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT;

-- The newest finished epoch of a run that is not done.
CREATE TABLE checkpoint (
  run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  data BLOB NOT NULL,
  saved_at REAL NOT NULL
) STRICT;
