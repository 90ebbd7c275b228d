package dev.semblance.streaming.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Several byte stores in one RocksDB database, written together: what was put since the last {@link
 * #commit} is in memory only, and a commit reaches the disk whole or not at all.
 */
public final class RocksDatabase implements StateBackend {
  private static final long CACHE_BYTES = 64L << 20;
  private static final int BLOOM_BITS = 10;

  /** Number of the store that holds the names and numbers of all others. */
  private static final short NAMES = 0;

  private final Path folder;
  private final LRUCache cache;
  private final BloomFilter filter;
  private final Options options;
  private final WriteOptions writeOptions;
  private final RocksDB database;

  /** What is yet to be written; null for what is to be deleted. */
  private final Map<ByteKey, byte[]> pending = new HashMap<>();

  private RocksDatabase(
      Path folder, LRUCache cache, BloomFilter filter, Options options, RocksDB database) {
    this.folder = folder;
    this.cache = cache;
    this.filter = filter;
    this.options = options;
    this.writeOptions = new WriteOptions();
    this.database = database;
  }

  /**
   * Opens the database in a folder, or makes one.
   *
   * @throws UncheckedIOException if the folder cannot be used, for example because another process
   *     has it open
   */
  public static RocksDatabase open(Path folder) {
    RocksDB.loadLibrary();
    LRUCache cache = new LRUCache(CACHE_BYTES);
    BloomFilter filter = new BloomFilter(BLOOM_BITS);
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    try {
      Files.createDirectories(folder);
      RocksDB database = RocksDB.open(options, folder.toString());
      return new RocksDatabase(folder, cache, filter, options, database);
    } catch (IOException e) {
      closeAll(options, filter, cache);
      throw new UncheckedIOException(e);
    } catch (RocksDBException e) {
      closeAll(options, filter, cache);
      throw failed("the state in " + folder + " cannot be opened", e);
    }
  }

  private static UncheckedIOException failed(String what, RocksDBException e) {
    return new UncheckedIOException(what + ": " + e.getMessage(), new IOException(e));
  }

  private static void closeAll(AutoCloseable... resources) {
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException("closing memory of RocksDB cannot fail", e);
      }
    }
  }

  @Override
  public ByteStore store(String name) {
    return new Store(number(name));
  }

  @Override
  public void forEach(String name, BiConsumer<byte[], byte[]> each) {
    byte[] prefix = ByteBuffer.allocate(Short.BYTES).putShort(number(name)).array();
    try (RocksIterator entries = database.newIterator()) {
      for (entries.seek(prefix); entries.isValid(); entries.next()) {
        byte[] key = entries.key();
        if (!Arrays.equals(key, 0, Short.BYTES, prefix, 0, Short.BYTES)) {
          return;
        }
        each.accept(Arrays.copyOfRange(key, Short.BYTES, key.length), entries.value());
      }
    }
  }

  private short number(String name) {
    Store names = new Store(NAMES);
    byte[] key = name.getBytes(StandardCharsets.UTF_8);
    byte[] known = names.get(key);
    if (known != null) {
      return ByteBuffer.wrap(known).getShort();
    }
    byte[] counter = names.get(new byte[0]);
    short next = (short) (counter == null ? 1 : ByteBuffer.wrap(counter).getShort() + 1);
    byte[] number = ByteBuffer.allocate(Short.BYTES).putShort(next).array();
    names.put(new byte[0], number);
    names.put(key, number);
    return next;
  }

  @Override
  public void commit() {
    if (pending.isEmpty()) {
      return;
    }
    try (WriteBatch batch = new WriteBatch()) {
      for (Map.Entry<ByteKey, byte[]> entry : pending.entrySet()) {
        if (entry.getValue() == null) {
          batch.delete(entry.getKey().bytes());
        } else {
          batch.put(entry.getKey().bytes(), entry.getValue());
        }
      }
      database.write(writeOptions, batch);
    } catch (RocksDBException e) {
      throw failed("the state in " + folder + " cannot be written", e);
    }
    pending.clear();
  }

  @Override
  public void close() {
    closeAll(database, writeOptions, options, filter, cache);
  }

  /** The keys of one store begin with its number. */
  private final class Store implements ByteStore {
    private final short number;

    Store(short number) {
      this.number = number;
    }

    private byte[] key(byte[] key) {
      return ByteBuffer.allocate(Short.BYTES + key.length).putShort(number).put(key).array();
    }

    @Override
    public byte[] get(byte[] key) {
      byte[] whole = key(key);
      if (!pending.isEmpty()) {
        ByteKey wanted = new ByteKey(whole);
        byte[] value = pending.get(wanted);
        if (value != null || pending.containsKey(wanted)) {
          return value;
        }
      }
      try {
        return database.get(whole);
      } catch (RocksDBException e) {
        throw failed("the state in " + folder + " cannot be read", e);
      }
    }

    @Override
    public void put(byte[] key, byte[] value) {
      pending.put(new ByteKey(key(key)), value);
    }

    @Override
    public void delete(byte[] key) {
      pending.put(new ByteKey(key(key)), null);
    }
  }
}
