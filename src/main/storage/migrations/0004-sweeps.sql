-- Sweeps and their trials; runs by the thousand: pinned, archived, in colours of their own, looked at by saved views.

CREATE TABLE sweep (
  id INTEGER PRIMARY KEY,
  experiment_id INTEGER REFERENCES experiment (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  -- The experiment with its plan.
  spec TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'running', 'paused', 'done', 'stopped', 'failed', 'interrupted')),
  created_at REAL NOT NULL,
  -- Those that wait go by it, the least first.
  position REAL NOT NULL,
  started_at REAL,
  ended_at REAL,
  seconds REAL NOT NULL DEFAULT 0,
  app_version TEXT NOT NULL,
  data_hash TEXT,
  workers INTEGER,
  problem TEXT,
  warnings TEXT NOT NULL DEFAULT '[]',
  note TEXT NOT NULL DEFAULT '',
  -- Trials that it may make; null without a limit. That of the plan, until more are asked for.
  trial_limit INTEGER,
  -- Trials before this number, and seconds before these, count neither against patience and hours nor as failures: it was let go on since.
  since_trial INTEGER NOT NULL DEFAULT 0,
  since_seconds REAL NOT NULL DEFAULT 0,
  -- Of its trials that have ended, so that nobody need count a hundred thousand.
  done INTEGER NOT NULL DEFAULT 0,
  pruned INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  -- JSON: numbers and values of the trials that none beats.
  front TEXT NOT NULL DEFAULT '[]',
  -- Grows by one with every change of a trial.
  revision INTEGER NOT NULL DEFAULT 0,
  removed_at REAL
) STRICT;

CREATE INDEX sweep_state ON sweep (state, position);

-- As of a run: the series by the names that its spec has for them.
CREATE TABLE sweep_series (
  sweep_id INTEGER NOT NULL REFERENCES sweep (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  PRIMARY KEY (sweep_id, name)
) STRICT, WITHOUT ROWID;

-- A trial from its proposal on; one that is under way when Longshort goes away is begun anew from the same proposal.
CREATE TABLE sweep_trial (
  sweep_id INTEGER NOT NULL REFERENCES sweep (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'pruned', 'failed')),
  proposal TEXT NOT NULL,
  -- JSON; null while it is under way.
  record TEXT,
  -- Returns of the account on validation rows: packed columns `time` and `value`.
  returns BLOB,
  started_at REAL NOT NULL,
  ended_at REAL,
  worker INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL,
  PRIMARY KEY (sweep_id, number)
) STRICT;

CREATE INDEX sweep_trial_revision ON sweep_trial (sweep_id, revision);
CREATE INDEX sweep_trial_running ON sweep_trial (sweep_id) WHERE state = 'running';

-- Trial of a sweep that a run was made of.
ALTER TABLE run ADD COLUMN sweep_id INTEGER REFERENCES sweep (id) ON DELETE SET NULL;
ALTER TABLE run ADD COLUMN sweep_trial INTEGER;
ALTER TABLE run ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
ALTER TABLE run ADD COLUMN archived_at REAL;
-- Place in the palette; null goes by the run's id.
ALTER TABLE run ADD COLUMN color INTEGER;

CREATE INDEX run_sweep ON run (sweep_id, sweep_trial);

CREATE TABLE run_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  created_at REAL NOT NULL
) STRICT;

-- Edits of more runs than one transaction changes, piece by piece, until each is stored: what is cut off is finished at the next opening.
CREATE TABLE pending_edit (
  id INTEGER PRIMARY KEY,
  edits TEXT NOT NULL,
  at REAL NOT NULL
) STRICT;

-- What of a run takes kilobytes lies apart, so that thousands of runs can be looked through and edited at once.
CREATE TABLE run_body (
  run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  spec TEXT NOT NULL,
  metrics TEXT
) STRICT;
INSERT INTO run_body SELECT id, spec, metrics FROM run;
ALTER TABLE run DROP COLUMN spec;
ALTER TABLE run DROP COLUMN metrics;

-- What the table of runs shows of specs and metrics, so that it need not parse them: a list of keys and kinds, as JSON; words that values
-- number; and of each run the values of such a list, little-endian float64. `version` is that of the rules they were made by.
CREATE TABLE digest_shape (
  id INTEGER PRIMARY KEY,
  keys TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE digest_word (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE run_digest (
  run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  shape_id INTEGER NOT NULL REFERENCES digest_shape (id),
  data BLOB NOT NULL
) STRICT;

-- What has changed of which run since the workspace was opened, for the process that has all of them in memory.
CREATE TABLE run_change (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL,
  -- Whether its spec or its figures changed, not its row alone.
  is_body INTEGER NOT NULL CHECK (is_body IN (0, 1))
) STRICT;
CREATE TRIGGER run_added AFTER INSERT ON run BEGIN INSERT INTO run_change (run_id, is_body) VALUES (NEW.id, 0); END;
CREATE TRIGGER run_changed AFTER UPDATE ON run BEGIN INSERT INTO run_change (run_id, is_body) VALUES (NEW.id, 0); END;
CREATE TRIGGER run_gone AFTER DELETE ON run BEGIN INSERT INTO run_change (run_id, is_body) VALUES (OLD.id, 0); END;
CREATE TRIGGER run_body_added AFTER INSERT ON run_body BEGIN INSERT INTO run_change (run_id, is_body) VALUES (NEW.run_id, 1); END;
CREATE TRIGGER run_body_changed AFTER UPDATE ON run_body BEGIN INSERT INTO run_change (run_id, is_body) VALUES (NEW.run_id, 1); END;
CREATE TRIGGER experiment_renamed AFTER UPDATE OF name ON experiment WHEN NEW.name IS NOT OLD.name BEGIN
  INSERT INTO run_change (run_id, is_body) SELECT id, 0 FROM run WHERE experiment_id = NEW.id;
END;
CREATE TRIGGER sweep_renamed AFTER UPDATE OF name ON sweep WHEN NEW.name IS NOT OLD.name BEGIN
  INSERT INTO run_change (run_id, is_body) SELECT id, 0 FROM run WHERE sweep_id = NEW.id;
END;
