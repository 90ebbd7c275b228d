package dev.semblance.compiler.function;

import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.compiler.type.Type;
import dev.semblance.function.DecimalType;
import dev.semblance.function.FeatureFunction;
import dev.semblance.function.NullAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the declaration of a function off its method. */
final class FunctionReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private static final Map<Class<?>, Type> TYPES =
      Map.of(
          boolean.class, Type.BOOL,
          Boolean.class, Type.BOOL,
          long.class, Type.INT,
          Long.class, Type.INT,
          double.class, Type.DOUBLE,
          Double.class, Type.DOUBLE,
          String.class, Type.STRING);

  private static final Map<Class<?>, Type> TYPES_OF_PARAMETERS =
      Map.of(Instant.class, Type.TIMESTAMP, Duration.class, Type.DURATION);

  private static final Map<Class<?>, String> ALMOST =
      Map.of(
          int.class, "long",
          Integer.class, "Long",
          short.class, "long",
          byte.class, "long",
          float.class, "double",
          Float.class, "Double",
          char.class, "String",
          CharSequence.class, "String",
          Object.class, "String");

  /** Something that is wrong with a declaration. */
  static final class BadFunction extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FunctionProblem problem;

    BadFunction(Method method, String problem, String help) {
      super(problem);
      this.problem = new FunctionProblem(LoadedFunction.place(method), problem, help);
    }

    FunctionProblem problem() {
      return problem;
    }
  }

  private final Method method;
  private final FeatureFunction declaration;

  private FunctionReader(Method method) {
    this.method = method;
    this.declaration = method.getAnnotation(FeatureFunction.class);
  }

  /**
   * The declaration of a method with {@link FeatureFunction}.
   *
   * @throws BadFunction for the first thing that is wrong with it
   */
  static OwnFunction read(Method method) throws BadFunction {
    return new FunctionReader(method).read();
  }

  private OwnFunction read() throws BadFunction {
    if (!NAME.matcher(declaration.name()).matches()) {
      throw bad(
          "its name is no name of the language",
          "write it in lower case, as in `@FeatureFunction(name = \"card_network\", ...)`");
    }
    if (!declaration.pure()) {
      throw bad(
          "it is not declared pure",
          "if its value depends on its arguments alone, and on no clock, random number, file or"
              + " earlier call, say `pure = true`; else it cannot be used");
    }
    if (declaration.version() < 1) {
      throw bad("its version is " + declaration.version(), "begin with `version = 1`");
    }
    if (!Modifier.isPublic(method.getModifiers())
        || !Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      throw bad("it is not public", "make the method and its class public");
    }
    List<OwnFunction.Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      parameters.add(parameter(parameter));
    }
    return new OwnFunction(declaration.name(), declaration.version(), parameters, result());
  }

  private OwnFunction.Parameter parameter(Parameter parameter) throws BadFunction {
    String what = "its parameter " + (List.of(method.getParameters()).indexOf(parameter) + 1);
    boolean nullAllowed = parameter.isAnnotationPresent(NullAllowed.class);
    Class<?> written = parameter.getType();
    if (nullAllowed && written.isPrimitive()) {
      throw bad(
          what + " allows null, and a " + written + " is never null",
          "leave @NullAllowed out, or take an object in its place");
    }
    Type type = TYPES_OF_PARAMETERS.get(written);
    if (type == null) {
      type = type(parameter.getParameterizedType(), parameter, what);
    }
    return new OwnFunction.Parameter(type, nullAllowed);
  }

  private Type result() throws BadFunction {
    Class<?> written = method.getReturnType();
    if (TYPES_OF_PARAMETERS.containsKey(written)) {
      throw bad(
          "its result is a moment or a length of time, which no function gives",
          "give a number: seconds as a `double`, or a count of something as a `long`");
    }
    return type(method.getGenericReturnType(), method, "its result");
  }

  private Type type(java.lang.reflect.Type written, AnnotatedElement place, String what)
      throws BadFunction {
    if (written instanceof ParameterizedType list && list.getRawType() == List.class) {
      return Type.listOf(simple(list.getActualTypeArguments()[0], place, "an element of " + what));
    }
    return simple(written, place, what);
  }

  private static java.lang.reflect.Type rawType(java.lang.reflect.Type written) {
    return written instanceof ParameterizedType generic ? generic.getRawType() : written;
  }

  private Type simple(java.lang.reflect.Type written, AnnotatedElement place, String what)
      throws BadFunction {
    if (written == BigDecimal.class) {
      return decimal(place, what);
    }
    if (rawType(written) == Map.class) {
      throw bad(
          what + " is a map, which no function takes or gives",
          "take the values that are meant one by one: `f(element(map, \"key\"))`");
    }
    if (written instanceof Class<?> known && TYPES.containsKey(known)) {
      return TYPES.get(known);
    }
    String instead = written instanceof Class<?> other ? ALMOST.get(other) : null;
    throw bad(
        what + " is `" + written.getTypeName() + "`, which is no type of the language",
        instead == null
            ? "there are boolean, long, double, String, BigDecimal with @DecimalType, and List of"
                + " their objects; parameters may be Instant and Duration, too"
            : "use `" + instead + "`");
  }

  private Type decimal(AnnotatedElement place, String what) throws BadFunction {
    DecimalType type = place.getAnnotation(DecimalType.class);
    if (type == null) {
      throw bad(
          what + " is a BigDecimal of unknown digits",
          "say how many: `@DecimalType(precision = 12, scale = 2)`");
    }
    try {
      return Type.decimal(type.precision(), type.scale());
    } catch (IllegalArgumentException e) {
      throw bad(
          what + " has a @DecimalType that cannot be",
          "precision is from 1 to 38, scale from 0 to precision");
    }
  }

  private BadFunction bad(String problem, String help) {
    return new BadFunction(method, problem, help);
  }
}
