-- The run store, version 1. Times are milliseconds since 1970; numbers in blobs are little-endian.

CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    state TEXT NOT NULL,             -- running, paused, completed, …
    reason TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER,
    seconds REAL NOT NULL,
    epochs INTEGER NOT NULL,         -- over
    planned INTEGER NOT NULL,        -- epochs in all
    steps INTEGER NOT NULL,
    table_file TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    test_fingerprint TEXT NOT NULL,
    task TEXT NOT NULL,
    trial_of TEXT NOT NULL,          -- the search whose trial it is
    parent TEXT NOT NULL,            -- the id of the run that it goes on from
    model TEXT NOT NULL,             -- where the model goes beside the store
    note TEXT NOT NULL,
    starred INTEGER NOT NULL,
    settings TEXT NOT NULL,          -- PATH=VALUE, a line each
    curve BLOB NOT NULL,             -- float32: the monitored loss, thinned
    written_by TEXT NOT NULL,
    java TEXT NOT NULL,
    platform TEXT NOT NULL,
    blas TEXT NOT NULL,
    program TEXT NOT NULL,
    pid INTEGER NOT NULL,
    host TEXT NOT NULL,
    heartbeat INTEGER NOT NULL,
    missing INTEGER NOT NULL,        -- frames that could not be kept
    bytes INTEGER NOT NULL,
    deleted INTEGER                  -- when it was thrown away
) STRICT;

CREATE INDEX run_started ON run (started);

-- What a run is made from, and which values its frames have: JSON.
CREATE TABLE recipe (
    run INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    text TEXT NOT NULL,
    layout TEXT NOT NULL,
    numbers INTEGER NOT NULL         -- of a sampled step
) STRICT;

CREATE TABLE tag (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    place INTEGER NOT NULL,          -- among the figures of an epoch
    metric TEXT NOT NULL,
    last REAL,                       -- absent: NaN
    best REAL,
    best_epoch INTEGER NOT NULL,
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

-- The figures of an epoch: float64, as many as the layout has.
CREATE TABLE epoch (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    step INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

-- Some sampled steps, one after the other; the chunks of their numbers are first_chunk … first_chunk + numbers − 1.
CREATE TABLE block (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    first_step INTEGER NOT NULL,
    last_step INTEGER NOT NULL,
    count INTEGER NOT NULL,
    first_chunk INTEGER NOT NULL,
    places BLOB NOT NULL,            -- for each sample: epoch int32, step int64
    PRIMARY KEY (run, last_step)
) STRICT, WITHOUT ROWID;

-- One number over the samples of a block, float64; and the smallest, the largest and the sum of those that are finite.
CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,
    low REAL,
    high REAL,
    sum REAL NOT NULL,
    finite INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

-- The newest samples, until they are a block: for each sample epoch int32, step int64, then all numbers float64.
CREATE TABLE tail (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    count INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE INDEX tail_run ON tail (run);

-- Histograms and other forms of some sampled steps: float32.
CREATE TABLE shot (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    step INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE INDEX shot_run ON shot (run, step);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    step INTEGER NOT NULL,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    changes TEXT NOT NULL            -- JSON
) STRICT;

CREATE INDEX journal_run ON journal (run);

CREATE TABLE warning (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX warning_run ON warning (run);
