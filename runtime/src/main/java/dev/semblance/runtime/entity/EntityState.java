package dev.semblance.runtime.entity;

/** All that one stage knows of one entity; made and used by {@link StageArrivals}. */
public final class EntityState {
  private final StageArrivals stage;
  private final SourceState[] sources;
  private final RecentRows[] recent;
  private final RecentRows.Taken[] taken;
  private final EntityCodec codec;
  private boolean hasSubjectClock;
  private long subjectClock;
  private boolean changed;

  EntityState(StageArrivals stage, SourceState[] sources, int inputs) {
    this.stage = stage;
    this.sources = sources;
    this.recent = new RecentRows[inputs];
    this.taken = new RecentRows.Taken[inputs];
    for (int i = 0; i < inputs; i++) {
      int input = i;
      recent[i] = new RecentRows();
      taken[i] = (time, roles) -> stage.isTaken(this, input, time, roles);
    }
    this.codec = new EntityCodec(this);
  }

  SourceState source(int index) {
    return sources[index];
  }

  SourceState[] sources() {
    return sources;
  }

  RecentRows recent(int input) {
    return recent[input];
  }

  RecentRows[] recent() {
    return recent;
  }

  RecentRows.Taken taken(int input) {
    return taken[input];
  }

  boolean hasSubjectClock() {
    return hasSubjectClock;
  }

  /** Latest time of any row that came by the subject's input, in microseconds. */
  long subjectClock() {
    return subjectClock;
  }

  void moveSubjectClock(long time) {
    subjectClock = hasSubjectClock ? Math.max(subjectClock, time) : time;
    hasSubjectClock = true;
  }

  void change() {
    changed = true;
  }

  /** Whether anything changed since the last {@link #load} or {@link #save}. */
  public boolean isChanged() {
    return changed;
  }

  /**
   * Becomes what {@link #save} wrote, or an entity of which nothing is known if nothing was.
   *
   * @throws IllegalArgumentException if the bytes are no state of this stage
   */
  public void load(EntityParts parts) {
    clear();
    byte[] main = parts.get(EntityParts.MAIN);
    if (main != null) {
      codec.read(main, parts);
    }
  }

  /** Writes what changed since the last {@link #load} or save. */
  public void save(EntityParts parts) {
    if (!changed) {
      return;
    }
    stage.settle(this);
    for (int i = 0; i < recent.length; i++) {
      recent[i].forget(taken[i]);
    }
    codec.write(parts);
    changed = false;
  }

  private void clear() {
    for (SourceState source : sources) {
      source.clear();
    }
    for (RecentRows rows : recent) {
      rows.clear();
    }
    hasSubjectClock = false;
    subjectClock = 0;
    changed = false;
    codec.clear();
  }
}
