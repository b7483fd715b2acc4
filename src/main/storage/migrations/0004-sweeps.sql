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
