package dev.semblance.parity.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database in memory that knows nothing of Semblance. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("set threads = 2");
  }

  /** Runs the statements of a script of {@code resources/examples/}, each ended by {@code ;}. */
  void script(String name, String data) throws SQLException, IOException {
    try (InputStream in = DuckDb.class.getResourceAsStream("/examples/" + name)) {
      String text = new String(in.readAllBytes(), UTF_8).replace("${data}", data);
      for (String statement : text.split(";\\s*\n")) {
        execute(statement);
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, each as the texts of its values. */
  List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = results.getMetaData().getColumnCount();
      while (results.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(results.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The one number that a query gives. */
  long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  /** Names of a table's columns, in order. */
  List<String> columns(String table) throws SQLException {
    return rows("select column_name from (describe " + table + ")").stream()
        .map(row -> row.get(0))
        .toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
