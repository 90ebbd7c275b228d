package dev.semblance.cli;

/** Where a replay keeps what it remembers of entities. */
enum ReplayState {
  HEAP,
  ROCKSDB
}
