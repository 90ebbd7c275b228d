package dev.semblance.parity.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ways to write an expression of each shape. What stands in braces is to be filled: the name of
 * a shape, or {@code ANY}; with {@code :field}, only a declared field will do; with {@code
 * :literal}, only a literal; and the names of pools of constants.
 */
final class ExpressionForms {
  private static final Map<Shape, List<String>> FORMS = new EnumMap<>(Shape.class);

  static {
    FORMS.put(
        Shape.BOOL,
        List.of(
            "({BOOL} and {BOOL})",
            "({BOOL} or {BOOL})",
            "(not {BOOL})",
            "({BOOL} == {BOOL})",
            "({INT} == {INT})",
            "({INT} < {INT})",
            "({INT} != {INT})",
            "({INT} <= {DOUBLE})",
            "({DOUBLE} >= {DOUBLE})",
            "({DOUBLE} == {DOUBLE})",
            "({DECIMAL} < {DECIMAL})",
            "({DECIMAL} == {INT})",
            "({DECIMAL:field} > {DOUBLE:literal})",
            "({STRING} == {STRING})",
            "({STRING} < {STRING})",
            "({STRING} >= {STRING})",
            "({TIMESTAMP} < {TIMESTAMP})",
            "({TIMESTAMP} == {TIMESTAMP})",
            "({DURATION} <= {DURATION})",
            "({INT} in [{INT:literal}, {INT:literal}])",
            "({STRING} in [{STRING:literal}, {STRING:literal}, {STRING:literal}])",
            "({STRING} not in [{STRING:literal}, {STRING}])",
            "({INT} in {INTS})",
            "({ANY} is null)",
            "({ANY} is not null)",
            "({BOOL} ?? {BOOL})",
            "(if {BOOL} then {BOOL} else {BOOL})",
            "contains({STRING}, {STRING})",
            "starts_with({STRING}, {STRING})",
            "ends_with({STRING}, {STRING})",
            "matches({STRING}, {REGEX})",
            "contains({STRINGS}, {STRING})",
            "contains({DOUBLES}, {DOUBLE})",
            "own_same({STRING}, {INT})"));
    FORMS.put(
        Shape.INT,
        List.of(
            "({INT} + {INT})",
            "({INT} - {INT})",
            "({INT} * {INT})",
            "({INT} % {INT})",
            "({INT:field} + {INT:field} * {INT:field} - 2)",
            "-{INT}",
            "({INT} ?? {INT})",
            "(if {BOOL} then {INT} else {INT})",
            "(if {BOOL} then {INT} else null)",
            "abs({INT})",
            "sign({INT})",
            "sign({DOUBLE})",
            "sign({DECIMAL})",
            "floor({DOUBLE})",
            "ceil({DOUBLE})",
            "floor({DECIMAL})",
            "ceil({DECIMAL})",
            "round({INT}, -2)",
            "min({INT}, {INT})",
            "max({INT}, {INT}, {INT})",
            "clip({INT}, {INT}, {INT})",
            "bucketize({INT}, [-1, 0, 10])",
            "bucketize({DOUBLE}, [-0.5, 0.0, 1.5, 1e300])",
            "length({STRING})",
            "int({STRING})",
            "int({DOUBLE})",
            "int({DECIMAL})",
            "hour_of_day({TIMESTAMP}, {ZONE})",
            "day_of_week({TIMESTAMP}, {ZONE})",
            "day_of_month({TIMESTAMP}, {ZONE})",
            "month({TIMESTAMP}, {ZONE})",
            "hash64({STRING})",
            "hash64({INT})",
            "hash_bucket({STRING}, 7)",
            "hash_bucket({INT}, 1000)",
            "size({STRINGS})",
            "size({INTS})",
            "element({INTS}, {INT})",
            "own_seconds({TIMESTAMP}, {DURATION})"));
    FORMS.put(
        Shape.DOUBLE,
        List.of(
            "({DOUBLE} + {DOUBLE})",
            "({DOUBLE} - {DOUBLE})",
            "({DOUBLE} * {DOUBLE})",
            "({DOUBLE} / {DOUBLE})",
            "({DOUBLE} % {DOUBLE})",
            "({DOUBLE:field} + {INT})",
            "({DOUBLE:field} * {DECIMAL})",
            "({INT} / {INT})",
            "({DECIMAL} / {DECIMAL})",
            "({DURATION} / {DURATION})",
            "-{DOUBLE}",
            "({DOUBLE} ?? {DOUBLE})",
            "(if {BOOL} then {DOUBLE} else {DOUBLE})",
            "(if {BOOL} then {DOUBLE} else null)",
            "abs({DOUBLE})",
            "round({DOUBLE}, 2)",
            "round({DOUBLE}, -1)",
            "sqrt({DOUBLE})",
            "exp({DOUBLE})",
            "ln({DOUBLE})",
            "log10({DOUBLE})",
            "log1p({DOUBLE})",
            "pow({DOUBLE}, {DOUBLE})",
            "min({DOUBLE}, {DOUBLE})",
            "max({DOUBLE}, {DOUBLE})",
            "clip({DOUBLE}, -1.0, 1.0)",
            "double({INT})",
            "double({DECIMAL})",
            "double({STRING})",
            "seconds({DURATION})",
            "minutes({DURATION})",
            "hours({DURATION})",
            "days({DURATION})",
            "haversine_km({DOUBLE}, {DOUBLE}, {DOUBLE}, {DOUBLE})",
            "dot({DOUBLES}, {DOUBLES})",
            "cosine({DOUBLES}, {DOUBLES})",
            "element({DOUBLES}, {INT})",
            "own_ratio({DOUBLE}, {DOUBLE})"));
    FORMS.put(
        Shape.DECIMAL,
        List.of(
            "({DECIMAL} + {DECIMAL})",
            "({DECIMAL} - {DECIMAL})",
            "({DECIMAL} + {INT})",
            "({DECIMAL:field} * {DECIMAL:field})",
            "({DECIMAL} * {INT})",
            "({DECIMAL:field} * 0.25)",
            "({DECIMAL} % {DECIMAL})",
            "-{DECIMAL}",
            "({DECIMAL} ?? {DECIMAL})",
            "(if {BOOL} then {DECIMAL} else {DECIMAL})",
            "(if {BOOL} then {DECIMAL} else null)",
            "abs({DECIMAL})",
            "round({DECIMAL}, 1)",
            "round({DECIMAL}, -1)",
            "min({DECIMAL}, {DECIMAL})",
            "max({DECIMAL}, {DECIMAL})",
            "clip({DECIMAL}, {DECIMAL}, {DECIMAL})",
            "decimal({DOUBLE}, 12, 2)",
            "decimal({STRING}, 10, 3)",
            "decimal({INT}, 20, 2)",
            "decimal({DECIMAL}, 9, 1)",
            "own_share(decimal({DECIMAL}, 12, 2), {INT})"));
    FORMS.put(
        Shape.STRING,
        List.of(
            "({STRING} ?? {STRING})",
            "(if {BOOL} then {STRING} else {STRING})",
            "(if {BOOL} then {STRING} else null)",
            "lower({STRING})",
            "upper({STRING})",
            "trim({STRING})",
            "substring({STRING}, {INT}, {INT})",
            "substring({STRING}, 0, 2)",
            "replace({STRING}, {STRING}, {STRING})",
            "concat({STRING}, {STRING})",
            "concat({STRING}, {STRING}, {STRING})",
            "after_last({STRING}, {STRING})",
            "before_first({STRING}, {STRING})",
            "extract({STRING}, {REGEX})",
            "element({STRINGS}, {INT})",
            "element({STRINGS}, 0)",
            "string({INT})",
            "string({DECIMAL})",
            "string({BOOL})",
            "string({TIMESTAMP})",
            "string({DURATION})",
            "min({STRING}, {STRING})",
            "max({STRING}, {STRING})",
            "ip_prefix({STRING}, 24)",
            "ip_prefix({STRING}, 64)",
            "own_part({STRING}, {INT})"));
    FORMS.put(
        Shape.TIMESTAMP,
        List.of(
            "({TIMESTAMP} + {DURATION})",
            "({TIMESTAMP} - {DURATION})",
            "({TIMESTAMP} ?? {TIMESTAMP})",
            "(if {BOOL} then {TIMESTAMP} else {TIMESTAMP})",
            "(if {BOOL} then {TIMESTAMP} else null)",
            "min({TIMESTAMP}, {TIMESTAMP})",
            "max({TIMESTAMP}, {TIMESTAMP})"));
    FORMS.put(
        Shape.DURATION,
        List.of(
            "({TIMESTAMP} - {TIMESTAMP})",
            "({DURATION} + {DURATION})",
            "({DURATION} - {DURATION})",
            "({DURATION} * {INT})",
            "-{DURATION}",
            "({DURATION} ?? {DURATION})",
            "(if {BOOL} then {DURATION} else {DURATION})",
            "(if {BOOL} then {DURATION} else null)",
            "min({DURATION}, {DURATION})",
            "max({DURATION}, {DURATION})"));
    FORMS.put(
        Shape.STRINGS,
        List.of(
            "split({STRING}, {STRING})",
            "split({STRING}, \".\")",
            "[{STRING}, {STRING}]",
            "(if {BOOL} then {STRINGS} else {STRINGS})",
            "({STRINGS} ?? {STRINGS})",
            "own_words({STRINGS}, {STRING})"));
    FORMS.put(
        Shape.INTS, List.of("[{INT}]", "[{INT}, {INT}]", "(if {BOOL} then {INTS} else {INTS})"));
    FORMS.put(
        Shape.DOUBLES,
        List.of("[{DOUBLE}, {DOUBLE}]", "[{DOUBLE:field}, {INT}]", "({DOUBLES} ?? {DOUBLES})"));
  }

  private ExpressionForms() {}

  static List<String> of(Shape shape) {
    return FORMS.get(shape);
  }
}
