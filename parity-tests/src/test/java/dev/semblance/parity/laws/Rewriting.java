package dev.semblance.parity.laws;

import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Ways to write a generated program otherwise that means the same. */
enum Rewriting {
  /** Streams, joins, their fields, groups, functions and parameters are called otherwise. */
  RENAMED {
    @Override
    String of(String definition, Random random) {
      return LOCAL_NAME.matcher(definition).replaceAll("$1_or_so");
    }

    /** Columns may be called after groups and fields of streams: it is their places that stay. */
    @Override
    VectorSet named(List<String> columns, VectorSet set) {
      List<VectorRow> rows = new ArrayList<>();
      for (VectorRow row : set.rows()) {
        List<Object> values = new ArrayList<>(row.values().values());
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          named.put(columns.get(i), values.get(i));
        }
        rows.add(new VectorRow(row.id(), row.time(), named));
      }
      return new VectorSet(columns, rows);
    }
  },

  /** Declarations, and the definitions of a group, come in another order. */
  REORDERED {
    @Override
    String of(String definition, Random random) {
      List<String> parts = parts(definition);
      parts.replaceAll(part -> part.startsWith("features ") ? shuffled(part, random) : part);
      Collections.shuffle(parts, random);
      return String.join("\n", parts);
    }
  },

  /** Comments wherever they may be, and other blanks. */
  COMMENTED {
    @Override
    String of(String definition, Random random) {
      return Comments.scattered(definition, random);
    }
  };

  /** What the generator calls that which is nobody's business but the definition's. */
  private static final Pattern LOCAL_NAME =
      Pattern.compile("\\b(s\\d+|s\\d+_j?\\d+|(?:b\\d+)?g\\d+|own\\d+|p\\d+)\\b");

  abstract String of(String definition, Random random);

  /** Vectors of the rewritten program with the columns of the original. */
  VectorSet named(List<String> columns, VectorSet set) {
    return LawTrial.only(columns, set);
  }

  private static List<String> parts(String definition) {
    List<String> parts = new ArrayList<>();
    for (String part : definition.split("\n\n")) {
      parts.add(part.strip() + "\n");
    }
    return parts;
  }

  private static String shuffled(String block, Random random) {
    List<String> lines = new ArrayList<>(block.lines().toList());
    Collections.shuffle(lines.subList(1, lines.size() - 1), random);
    return String.join("\n", lines) + "\n";
  }

  /** The program without some definition of a group or column of a vector, if it has any. */
  static Optional<String> withoutAFeature(String definition, Random random) {
    List<String> lines = new ArrayList<>(definition.lines().toList());
    List<Integer> removable = new ArrayList<>();
    boolean inBlock = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("features ") || line.startsWith("vector ")) {
        inBlock = true;
      } else if (line.startsWith("}")) {
        inBlock = false;
      } else if (inBlock && !line.startsWith("  use ")) {
        removable.add(i);
      }
    }
    if (removable.isEmpty()) {
      return Optional.empty();
    }
    lines.remove((int) removable.get(random.nextInt(removable.size())));
    return Optional.of(String.join("\n", lines) + "\n");
  }
}
