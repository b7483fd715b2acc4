-- Series of other kinds than bars, how each was read, what was done to it, and what can be kept and used again.

-- A chunk holds the columns of its kind: time and six or seven of a bar, time and value of a scalar, time and
-- bid price, bid size, ask price, ask size of each level of a depth.
ALTER TABLE series ADD COLUMN kind TEXT NOT NULL DEFAULT 'bars' CHECK (kind IN ('bars', 'scalar', 'depth'));
ALTER TABLE series ADD COLUMN levels INTEGER NOT NULL DEFAULT 0 CHECK (levels >= 0);
-- Key of the exchange calendar that the series keeps; null where the user chose none.
ALTER TABLE series ADD COLUMN calendar TEXT;
-- IANA zone of the market.
ALTER TABLE series ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
-- The options that the file was read with, so that the next file of the kind is read alike.
ALTER TABLE series ADD COLUMN import_options TEXT;
-- Grows by one with every change of the bars, remedies or actions: what a cached copy of them is told apart by.
ALTER TABLE series ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
-- 1 where the file's prices have the splits of corporate_action taken out of them already.
ALTER TABLE series ADD COLUMN split_adjusted INTEGER NOT NULL DEFAULT 0 CHECK (split_adjusted IN (0, 1));

-- What the user decided about a finding; applied when the series is read, since the bars stay as imported.
CREATE TABLE series_remedy (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  remedy TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_at REAL NOT NULL,
  undone_at REAL
) STRICT;

CREATE INDEX series_remedy_series ON series_remedy (series_id);

-- Splits (value: new shares for one old) and cash dividends (value: amount a share), by the date, at 00:00 UTC, of the first
-- session that trades without them.
CREATE TABLE corporate_action (
  series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  time REAL NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('split', 'dividend')),
  value REAL NOT NULL CHECK (value > 0),
  PRIMARY KEY (series_id, time, kind)
) STRICT, WITHOUT ROWID;

-- Imports of one file into a series, oldest first: what came, and what it replaced.
CREATE TABLE series_import (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  added INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  imported_at REAL NOT NULL
) STRICT;

CREATE INDEX series_import_series ON series_import (series_id);

INSERT INTO series_import (series_id, source, added, replaced, imported_at)
SELECT id, source, bars, 0, created_at FROM series;

-- Named answers of the import dialog.
CREATE TABLE import_profile (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  profile TEXT NOT NULL,
  created_at REAL NOT NULL
) STRICT;

-- Named sets of features of the user's own.
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  recipe TEXT NOT NULL,
  created_at REAL NOT NULL
) STRICT;

-- Bars that runs were trained and judged on, by their hash, once for all runs on them: series change, runs do not.
CREATE TABLE kept_bars (
  hash TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

ALTER TABLE run ADD COLUMN bars_hash TEXT REFERENCES kept_bars (hash);
