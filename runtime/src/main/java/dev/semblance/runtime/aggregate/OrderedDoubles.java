package dev.semblance.runtime.aggregate;

import java.util.Arrays;

/**
 * Doubles in order, with repetitions: sorted blocks of bounded size, and a binary indexed tree of
 * the blocks' sizes (P. M. Fenwick, <em>A New Data Structure for Cumulative Frequency Tables</em>,
 * 1994). Adding, removing, and finding by position move within one block and go over the tree once.
 */
final class OrderedDoubles {
  private static final int FIRST_CAPACITY = 4;
  private static final int BLOCK = 512;

  private double[][] blocks = new double[1][];
  private int[] sizes = new int[1];
  private int blockCount;

  /**
   * Entry i, counted from 1, holds the sizes of the i &amp; -i blocks that end with block i - 1.
   */
  private int[] tree = new int[2];

  private int size;

  int size() {
    return size;
  }

  void add(double value) {
    if (blockCount == 0) {
      blocks[0] = blocks[0] == null ? new double[FIRST_CAPACITY] : blocks[0];
      blockCount = 1;
    }
    int index = Math.min(blockFor(value), blockCount - 1);
    if (sizes[index] == BLOCK) {
      split(index);
      index = Math.min(blockFor(value), blockCount - 1);
    }
    insert(index, value);
    size++;
    count(index, 1);
  }

  private void insert(int index, double value) {
    int used = sizes[index];
    if (used == blocks[index].length) {
      blocks[index] = Arrays.copyOf(blocks[index], Math.min(BLOCK, 2 * used));
    }
    double[] block = blocks[index];
    int at = lowerBound(block, used, value);
    System.arraycopy(block, at, block, at + 1, used - at);
    block[at] = value;
    sizes[index] = used + 1;
  }

  /** Removes one occurrence of a value that is there. */
  void remove(double value) {
    int index = blockFor(value);
    double[] block = blocks[index];
    int used = sizes[index];
    int at = lowerBound(block, used, value);
    System.arraycopy(block, at + 1, block, at, used - at - 1);
    sizes[index] = used - 1;
    size--;
    count(index, -1);
    if (index + 1 < blockCount && belongTogether(index)) {
      join(index);
    } else if (index > 0 && belongTogether(index - 1)) {
      join(index - 1);
    }
  }

  /** Whether a block and the next one waste space; an empty one may stay only where it is alone. */
  private boolean belongTogether(int index) {
    int left = sizes[index];
    int right = sizes[index + 1];
    return left == 0 || right == 0 || left + right <= BLOCK / 2;
  }

  /** How many values are less. */
  int rank(double value) {
    int index = blockFor(value);
    int rank = 0;
    for (int i = index; i > 0; i -= i & -i) {
      rank += tree[i];
    }
    return index == blockCount ? rank : rank + lowerBound(blocks[index], sizes[index], value);
  }

  /** The value at a position counted from 0. */
  double get(int position) {
    int before = 0;
    int rest = position;
    for (int step = Integer.highestOneBit(blockCount); step > 0; step >>= 1) {
      int next = before + step;
      if (next <= blockCount && tree[next] <= rest) {
        before = next;
        rest -= tree[next];
      }
    }
    return blocks[before][rest];
  }

  void reset() {
    if (blockCount > 1 || blockCount == 1 && blocks[0].length > StateMemory.KEPT_ENTRIES) {
      blocks = new double[1][];
      sizes = new int[1];
      tree = new int[2];
    }
    sizes[0] = 0;
    tree[1] = 0;
    blockCount = 0;
    size = 0;
  }

  /** The first block whose greatest value is no less; the number of blocks if there is none. */
  private int blockFor(double value) {
    int from = 0;
    int to = blockCount;
    while (from < to) {
      int middle = (from + to) >>> 1;
      // An empty block is the only one, so that it has no neighbours to compare with.
      if (sizes[middle] > 0 && blocks[middle][sizes[middle] - 1] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static int lowerBound(double[] block, int size, double value) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (block[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private void count(int index, int change) {
    for (int i = index + 1; i <= blockCount; i += i & -i) {
      tree[i] += change;
    }
  }

  private void split(int index) {
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blockCount * 2);
      sizes = Arrays.copyOf(sizes, blockCount * 2);
      tree = new int[blockCount * 2 + 1];
    }
    System.arraycopy(blocks, index, blocks, index + 1, blockCount - index);
    System.arraycopy(sizes, index, sizes, index + 1, blockCount - index);
    blockCount++;
    blocks[index + 1] = Arrays.copyOf(Arrays.copyOfRange(blocks[index], BLOCK / 2, BLOCK), BLOCK);
    sizes[index] = BLOCK / 2;
    sizes[index + 1] = BLOCK - BLOCK / 2;
    rebuildTree();
  }

  /** Makes one block of two neighbours. */
  private void join(int index) {
    int used = sizes[index];
    int more = sizes[index + 1];
    if (used + more > blocks[index].length) {
      blocks[index] = Arrays.copyOf(blocks[index], BLOCK);
    }
    System.arraycopy(blocks[index + 1], 0, blocks[index], used, more);
    sizes[index] = used + more;
    System.arraycopy(blocks, index + 2, blocks, index + 1, blockCount - index - 2);
    System.arraycopy(sizes, index + 2, sizes, index + 1, blockCount - index - 2);
    blockCount--;
    blocks[blockCount] = null;
    rebuildTree();
  }

  private void rebuildTree() {
    System.arraycopy(sizes, 0, tree, 1, blockCount);
    for (int i = 1; i <= blockCount; i++) {
      int parent = i + (i & -i);
      if (parent <= blockCount) {
        tree[parent] += tree[i];
      }
    }
  }
}
