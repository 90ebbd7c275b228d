package dev.semblance.runtime.binding;

import java.io.Serializable;
import java.util.List;

/**
 * How a CSV file departs from the plain form.
 *
 * @param nulls texts that mean null, besides the empty one
 * @param header the columns' names, for files without a header line; empty if the first line is it
 */
public record CsvOptions(char delimiter, char quote, List<String> nulls, List<String> header)
    implements Serializable {

  /** Comma, double quote, only empty text is null, the first line is the header. */
  public static final CsvOptions DEFAULTS = new CsvOptions(',', '"', List.of(), List.of());

  public CsvOptions {
    nulls = List.copyOf(nulls);
    header = List.copyOf(header);
  }
}
