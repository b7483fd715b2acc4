-- Runs of many models, and what keeps a figure honest: the ledger of trials, locked periods, audits.

-- A run trained one model until now, and specs said nothing of seeds.
UPDATE run SET spec = json_set(spec, '$.seeds', 1, '$.baselines', json('[]'));
UPDATE experiment SET spec = json_set(spec, '$.seeds', 1);

ALTER TABLE run ADD COLUMN folds INTEGER;
-- Run that this one repeats, to see whether it comes out the same.
ALTER TABLE run ADD COLUMN repeats INTEGER REFERENCES run (id) ON DELETE SET NULL;

-- `model` is fold * seeds + place of the seed, both from 0.
CREATE TABLE run_epoch_of_model (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  model INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  train_loss REAL,
  validation_loss REAL,
  train_accuracy REAL,
  validation_accuracy REAL,
  seconds REAL NOT NULL,
  PRIMARY KEY (run_id, model, epoch)
) STRICT, WITHOUT ROWID;
INSERT INTO run_epoch_of_model
SELECT run_id, 0, epoch, train_loss, validation_loss, train_accuracy, validation_accuracy, seconds FROM run_epoch;
DROP TABLE run_epoch;
ALTER TABLE run_epoch_of_model RENAME TO run_epoch;

-- The newest finished epoch of a model that is not trained to its end.
CREATE TABLE checkpoint_of_model (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  model INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  data BLOB NOT NULL,
  saved_at REAL NOT NULL,
  PRIMARY KEY (run_id, model)
) STRICT;
INSERT INTO checkpoint_of_model SELECT run_id, 0, epoch, data, saved_at FROM checkpoint;
DROP TABLE checkpoint;
ALTER TABLE checkpoint_of_model RENAME TO checkpoint;

-- A model trained to its end: its weights and what it says of the rows of its fold. `record` is JSON.
CREATE TABLE run_model (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  model INTEGER NOT NULL,
  record TEXT NOT NULL,
  weights BLOB NOT NULL,
  outputs BLOB NOT NULL,
  PRIMARY KEY (run_id, model)
) STRICT;

-- Every evaluation ever made on a test period; rows are only ever added. They outlive their runs.
CREATE TABLE trial (
  id INTEGER PRIMARY KEY,
  made_at REAL NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('run', 'baseline', 'threshold', 'rerun', 'audit', 'vault', 'sweep')),
  run_id INTEGER,
  -- What was evaluated, in words.
  title TEXT NOT NULL,
  -- Name of the series, and hash of the data as experiments see them.
  series TEXT NOT NULL,
  data_hash TEXT NOT NULL,
  -- The test period, milliseconds since 1970, both inclusive.
  first_time REAL NOT NULL,
  last_time REAL NOT NULL,
  -- Sharpe ratio a bar, after costs, not annualised; null where undefined.
  sharpe REAL,
  -- Returns of the account bar by bar, little-endian float32; null where there is none.
  returns BLOB
) STRICT;

CREATE INDEX trial_data ON trial (data_hash, first_time, last_time);
CREATE INDEX trial_run ON trial (run_id);

-- Periods that the user has locked: nothing is tested on them until they are opened, once and for all.
CREATE TABLE vault (
  id INTEGER PRIMARY KEY,
  series TEXT NOT NULL,
  first_time REAL NOT NULL,
  last_time REAL NOT NULL,
  note TEXT NOT NULL,
  locked_at REAL NOT NULL,
  opened_at REAL,
  opened_for TEXT
) STRICT;
