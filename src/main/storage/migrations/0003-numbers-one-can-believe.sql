-- Runs of many models, and what keeps a figure honest: the ledger of trials, locked periods, audits.

-- A run trained one model until now, and specs said nothing of seeds.
UPDATE run SET spec = json_set(spec, '$.seeds', 1, '$.baselines', json('[]'));
UPDATE experiment SET spec = json_set(spec, '$.seeds', 1);

ALTER TABLE run ADD COLUMN folds INTEGER;
-- Run that this one repeats, to see whether it comes out the same.
ALTER TABLE run ADD COLUMN repeats INTEGER REFERENCES run (id) ON DELETE SET NULL;

-- The series of a run by the names that its spec has for them: a series may be called otherwise by the time that the run goes on.
CREATE TABLE run_series (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO run_series SELECT id, spec ->> '$.data.series', series_id FROM run WHERE series_id IS NOT NULL;
INSERT OR IGNORE INTO run_series
SELECT run.id, series.name, series.id FROM run, json_each(run.spec, '$.data.auxiliary') AS joined
JOIN series ON series.name = joined.value ->> '$.series' AND series.removed_at IS NULL;

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

-- A model trained to its end: its weights and what it says of the rows of its fold. `record` is JSON. Once the run is done only the newest
-- fold keeps its weights: they alone speak of tomorrow, and the others come out of the spec again.
CREATE TABLE run_model (
  run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  model INTEGER NOT NULL,
  record TEXT NOT NULL,
  weights BLOB,
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
  -- JSON list of the names of the series, several of a panel; and hash of the data as experiments see them.
  series TEXT NOT NULL,
  data_hash TEXT NOT NULL,
  -- The test period, milliseconds since 1970, both inclusive.
  first_time REAL NOT NULL,
  last_time REAL NOT NULL,
  -- Sharpe ratio a bar, after costs, not annualised; null where undefined.
  sharpe REAL,
  -- By which it is annualised; null where unknown.
  bars_per_year REAL,
  -- Whether the choice of what to believe may have rested on it.
  counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
  -- Returns of the account bar by bar: packed columns `time` and `value`; null where there is none.
  returns BLOB
) STRICT;

CREATE TRIGGER trial_stays BEFORE DELETE ON trial BEGIN SELECT RAISE(ABORT, 'Trials are kept for ever.'); END;
CREATE TRIGGER trial_as_made BEFORE UPDATE ON trial BEGIN SELECT RAISE(ABORT, 'Trials are kept as they were made.'); END;

CREATE INDEX trial_period ON trial (first_time, last_time);
CREATE INDEX trial_run ON trial (run_id);

-- Periods that the user has locked: nothing is tested on them until they are opened, once and for all.
CREATE TABLE vault (
  id INTEGER PRIMARY KEY,
  -- Locked by either: names change, and a series deleted and imported again has another id.
  series TEXT NOT NULL,
  series_id INTEGER NOT NULL,
  first_time REAL NOT NULL,
  last_time REAL NOT NULL,
  note TEXT NOT NULL,
  locked_at REAL NOT NULL,
  opened_at REAL,
  opened_for TEXT
) STRICT;

CREATE TRIGGER vault_stays BEFORE DELETE ON vault BEGIN SELECT RAISE(ABORT, 'Locked periods are kept for ever.'); END;
CREATE TRIGGER vault_opens_once BEFORE UPDATE ON vault
WHEN OLD.opened_at IS NOT NULL
  OR NEW.series IS NOT OLD.series OR NEW.series_id IS NOT OLD.series_id
  OR NEW.first_time IS NOT OLD.first_time OR NEW.last_time IS NOT OLD.last_time
  OR NEW.note IS NOT OLD.note OR NEW.locked_at IS NOT OLD.locked_at
BEGIN SELECT RAISE(ABORT, 'A locked period can be opened, once, and changed in no other way.'); END;
