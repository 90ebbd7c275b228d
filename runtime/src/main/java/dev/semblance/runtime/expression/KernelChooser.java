package dev.semblance.runtime.expression;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.List;

/** The table of operators: which kernel serves which on arguments of which types. */
final class KernelChooser {
  private static final double SECOND = 1e6;
  private static final double MINUTE = 6e7;
  private static final double HOUR = 3.6e9;
  private static final double DAY = 8.64e10;

  private KernelChooser() {}

  /**
   * The kernel of a call.
   *
   * @param type of the result
   * @throws IllegalArgumentException for types the operator does not take, and for a parameter that
   *     has to be a constant and is none, or no sound one
   */
  static Kernel choose(Operator operator, List<Argument> arguments, Type type) {
    return switch (operator) {
      case AND -> LogicKernels::and;
      case OR -> LogicKernels::or;
      case NOT -> LogicKernels::not;
      case IF -> LogicKernels.choose(ColumnVector.storageOf(type));
      case COALESCE -> LogicKernels.coalesce(ColumnVector.storageOf(type));
      case IS_NULL -> LogicKernels::isNull;
      case IS_NOT_NULL -> LogicKernels::isNotNull;
      case EQUAL -> ComparisonKernels.equal(arguments.get(0), arguments.get(1), false);
      case NOT_EQUAL -> ComparisonKernels.equal(arguments.get(0), arguments.get(1), true);
      case LESS -> ComparisonKernels.less(arguments.get(0), arguments.get(1), false);
      case GREATER_EQUAL -> ComparisonKernels.less(arguments.get(0), arguments.get(1), true);
      case GREATER -> ComparisonKernels.greater(arguments.get(0), arguments.get(1), false);
      case LESS_EQUAL -> ComparisonKernels.greater(arguments.get(0), arguments.get(1), true);
      case IN -> MembershipKernels.in(arguments.get(0), arguments.get(1));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, NEGATE, ABS, SIGN ->
          arithmetic(operator, arguments, type);
      case TO_INT -> ConversionKernels.toInt(arguments.get(0));
      case TO_DOUBLE -> ConversionKernels.toDouble(arguments.get(0));
      case TO_DECIMAL -> ConversionKernels.toDecimal(arguments.get(0), type);
      case TO_STRING -> ConversionKernels.toText(arguments.get(0));
      case FLOOR -> RoundingKernels.floor(arguments.get(0));
      case CEIL -> RoundingKernels.ceil(arguments.get(0));
      case ROUND -> RoundingKernels.round(arguments.get(0), arguments.get(1), type);
      // Correctly rounded by IEEE 754, hence the same everywhere; the others are only so in
      // StrictMath.
      case SQRT -> DoubleArithmetic.function(Math::sqrt);
      case EXP -> DoubleArithmetic.function(StrictMath::exp);
      case LN -> DoubleArithmetic.function(StrictMath::log);
      case LOG10 -> DoubleArithmetic.function(StrictMath::log10);
      case LOG1P -> DoubleArithmetic.function(StrictMath::log1p);
      case POW -> DoubleArithmetic::power;
      case MIN -> ExtremeKernels.least(type);
      case MAX -> ExtremeKernels.greatest(type);
      case CLIP -> ExtremeKernels.clip(type);
      case BUCKETIZE -> BucketKernels.bucketize(arguments.get(0), arguments.get(1));
      case LOWER -> TextKernels.lower();
      case UPPER -> TextKernels.upper();
      case TRIM -> TextKernels.trim();
      case LENGTH -> TextKernels.length();
      case SUBSTRING -> TextKernels::substring;
      case CONTAINS -> TextKernels.contains();
      case STARTS_WITH -> TextKernels.startsWith();
      case ENDS_WITH -> TextKernels.endsWith();
      case REPLACE -> TextKernels::replace;
      case CONCAT -> TextKernels::concat;
      case SPLIT -> TextKernels.split();
      case AFTER_LAST -> TextKernels.afterLast();
      case BEFORE_FIRST -> TextKernels.beforeFirst();
      case MATCHES -> PatternKernels.matches(arguments.get(1));
      case EXTRACT -> PatternKernels.extract(arguments.get(1));
      case HOUR_OF_DAY -> TimeKernels.hourOfDay(arguments.get(1));
      case DAY_OF_WEEK -> TimeKernels.dayOfWeek(arguments.get(1));
      case DAY_OF_MONTH -> TimeKernels.dayOfMonth(arguments.get(1));
      case MONTH -> TimeKernels.month(arguments.get(1));
      case SECONDS -> DoubleArithmetic.duration(SECOND);
      case MINUTES -> DoubleArithmetic.duration(MINUTE);
      case HOURS -> DoubleArithmetic.duration(HOUR);
      case DAYS -> DoubleArithmetic.duration(DAY);
      case HASH64 -> HashKernels.hash(arguments.get(0));
      case HASH_BUCKET -> HashKernels.bucket(arguments.get(0));
      case IP_PREFIX -> PlaceKernels::ipPrefix;
      case HAVERSINE_KM -> PlaceKernels::haversine;
      case LIST -> ListKernels::list;
      case SIZE -> ListKernels::size;
      case ELEMENT -> ListKernels::element;
      case LIST_CONTAINS -> ListKernels::contains;
      case DOT -> ListKernels::dot;
      case COSINE -> ListKernels::cosine;
      case MAP_SIZE -> MapKernels::size;
      case MAP_ELEMENT -> MapKernels::element;
      case MAP_CONTAINS -> MapKernels::contains;
      case MAP_KEYS -> MapKernels::keys;
    };
  }

  private static Kernel arithmetic(Operator operator, List<Argument> arguments, Type type) {
    Argument first = arguments.get(0);
    return switch (first.type().kind()) {
      case INT, TIMESTAMP, DURATION -> onLongs(operator, type);
      case DOUBLE -> onDoubles(operator);
      case DECIMAL -> onDecimals(operator, arguments, type);
      case BOOL, STRING, LIST, MAP ->
          throw new IllegalArgumentException("no arithmetic on " + first.type());
    };
  }

  private static Kernel onLongs(Operator operator, Type type) {
    return switch (operator) {
      case ADD -> LongArithmetic::add;
      case SUBTRACT -> LongArithmetic::subtract;
      case MULTIPLY -> LongArithmetic::multiply;
      case DIVIDE -> DoubleArithmetic::ratioOfDurations;
      case REMAINDER -> LongArithmetic::remainder;
      case NEGATE -> LongArithmetic::negate;
      case ABS -> LongArithmetic::abs;
      case SIGN -> LongArithmetic::sign;
      default -> throw noArithmetic(operator, type);
    };
  }

  private static Kernel onDoubles(Operator operator) {
    return switch (operator) {
      case ADD -> DoubleArithmetic::add;
      case SUBTRACT -> DoubleArithmetic::subtract;
      case MULTIPLY -> DoubleArithmetic::multiply;
      case DIVIDE -> DoubleArithmetic::divide;
      case REMAINDER -> DoubleArithmetic::remainder;
      case NEGATE -> DoubleArithmetic::negate;
      case ABS -> DoubleArithmetic::abs;
      case SIGN -> DoubleArithmetic::sign;
      default -> throw noArithmetic(operator, Type.DOUBLE);
    };
  }

  private static Kernel onDecimals(Operator operator, List<Argument> arguments, Type type) {
    Argument first = arguments.get(0);
    return switch (operator) {
      case ADD -> DecimalArithmetic.add(first, arguments.get(1), type);
      case SUBTRACT -> DecimalArithmetic.subtract(first, arguments.get(1), type);
      case MULTIPLY -> DecimalArithmetic.multiply(first, arguments.get(1), type);
      case REMAINDER -> DecimalArithmetic.remainder(first, arguments.get(1), type);
      case NEGATE -> DecimalArithmetic.negate(first, type);
      case ABS -> DecimalArithmetic.abs(first, type);
      case SIGN -> DecimalArithmetic.sign(first);
      default -> throw noArithmetic(operator, type);
    };
  }

  private static IllegalArgumentException noArithmetic(Operator operator, Type type) {
    return new IllegalArgumentException(operator + " gives no " + type);
  }
}
