package dev.semblance.runtime.expression;

import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.compiler.function.FunctionLibrary;
import dev.semblance.compiler.function.LoadedFunction;
import dev.semblance.runtime.column.ColumnVector;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Calls a function that a user has written in Java, row by row. */
final class OwnFunctionKernel implements Kernel {
  private static final MethodType OF_OBJECTS = MethodType.methodType(Object.class, Object[].class);

  private final OwnFunction function;
  private final MethodHandle code;
  private final Object[] values;

  private OwnFunctionKernel(OwnFunction function, MethodHandle code) {
    this.function = function;
    this.code = code;
    this.values = new Object[function.parameters().size()];
  }

  /**
   * A kernel for the function, whose code is looked for in this process.
   *
   * @throws dev.semblance.compiler.function.MissingFunctionException if it is not there, or not of
   *     this version and signature
   */
  static OwnFunctionKernel of(OwnFunction function) {
    return new OwnFunctionKernel(function, code(FunctionLibrary.require(function)));
  }

  private static MethodHandle code(LoadedFunction loaded) {
    try {
      MethodHandle handle = MethodHandles.publicLookup().unreflect(loaded.method());
      if (handle.type().parameterCount() > loaded.function().parameters().size()) {
        handle = handle.bindTo(loaded.provider());
      }
      return handle
          .asSpreader(Object[].class, loaded.function().parameters().size())
          .asType(OF_OBJECTS);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(loaded.place() + " cannot be called", e);
    }
  }

  @Override
  public void apply(ColumnVector[] arguments, int rows, ColumnVector result) {
    for (int row = 0; row < rows; row++) {
      result.setValue(row, fill(arguments, row) ? call() : null);
    }
  }

  /** Whether the code is to be called. */
  private boolean fill(ColumnVector[] arguments, int row) {
    List<OwnFunction.Parameter> parameters = function.parameters();
    for (int i = 0; i < values.length; i++) {
      if (arguments[i].isNull(row) && !parameters.get(i).nullAllowed()) {
        return false;
      }
      values[i] = OwnFunctionValues.toJava(parameters.get(i).type(), arguments[i].value(row));
    }
    return true;
  }

  private Object call() {
    try {
      Object value = (Object) code.invokeExact(values);
      return OwnFunctionValues.ofJava(function.result(), value);
    } catch (Error e) {
      throw e; // A missing class or a lack of memory is no value of the function.
    } catch (Throwable e) {
      OwnFunctionFailures.add(function, e);
      return null;
    }
  }
}
