package dev.semblance.compiler.function;

import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.function.FeatureFunction;
import dev.semblance.function.FeatureFunctions;
import java.lang.ref.SoftReference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;

/**
 * The functions written in Java that can be found from here: those of all {@link FeatureFunctions}
 * that {@link ServiceLoader} knows in the thread's context class loader and in that of Semblance.
 */
public final class FunctionLibrary {
  /** So that a provider is made once, and not for every task of an engine. */
  private static final Map<ClassLoader, SoftReference<FunctionLibrary>> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** More than this are not one broken provider but a broken class path. */
  private static final int MOST_UNUSABLE = 10;

  private final Set<Class<?>> classes;
  private final Set<String> unusable = new LinkedHashSet<>();
  private final Map<String, LoadedFunction> functions = new TreeMap<>();
  private final Map<String, FunctionProblem> problems = new TreeMap<>();

  private FunctionLibrary(Providers found) {
    this.classes = found.byClass.keySet();
    unusable.addAll(found.unusable);
    found.byClass.values().forEach(this::add);
  }

  /** What the class path lists, none of it made yet. */
  private static final class Providers {
    private final Map<Class<?>, ServiceLoader.Provider<FeatureFunctions>> byClass =
        new LinkedHashMap<>();
    private final Set<String> unusable = new LinkedHashSet<>();

    static Providers in(ClassLoader context) {
      Providers found = new Providers();
      found.add(context);
      found.add(FunctionLibrary.class.getClassLoader());
      return found;
    }

    private void add(ClassLoader loader) {
      Iterator<ServiceLoader.Provider<FeatureFunctions>> all =
          ServiceLoader.load(FeatureFunctions.class, loader).stream().iterator();
      while (unusable.size() < MOST_UNUSABLE) {
        try {
          if (!all.hasNext()) {
            return;
          }
          ServiceLoader.Provider<FeatureFunctions> provider = all.next();
          byClass.putIfAbsent(provider.type(), provider);
        } catch (ServiceConfigurationError | LinkageError e) {
          unusable.add(text(e));
        }
      }
    }
  }

  /** What there is at this moment: a class loader may have been given another jar since. */
  public static FunctionLibrary current() {
    ClassLoader context = contextLoader();
    Providers found = Providers.in(context);
    FunctionLibrary known = known(context);
    if (known != null && known.classes.equals(found.byClass.keySet())) {
      return known;
    }
    FunctionLibrary library = new FunctionLibrary(found);
    KNOWN.put(context, new SoftReference<>(library));
    return library;
  }

  private static FunctionLibrary known(ClassLoader context) {
    SoftReference<FunctionLibrary> known = KNOWN.get(context);
    return known == null ? null : known.get();
  }

  private static ClassLoader contextLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? FunctionLibrary.class.getClassLoader() : context;
  }

  /**
   * The code of a function that a plan calls.
   *
   * @throws MissingFunctionException if it is not there, or not as the plan knows it
   */
  public static LoadedFunction require(OwnFunction function) {
    FunctionLibrary library = known(contextLoader());
    if (library == null || !library.has(function)) {
      library = current();
    }
    if (!library.has(function)) {
      throw library.missing(function);
    }
    return library.functions.get(function.name());
  }

  /** The function of that name. */
  public Optional<LoadedFunction> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** Why there is a function of that name, but none to use. */
  public Optional<FunctionProblem> problem(String name) {
    return Optional.ofNullable(problems.get(name));
  }

  /** The names of all functions that can be used, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(functions.keySet());
  }

  /** What is listed as a provider and cannot even be made, and why; a line each. */
  public Set<String> unusable() {
    return Collections.unmodifiableSet(unusable);
  }

  private boolean has(OwnFunction function) {
    return find(function.name()).map(found -> found.function().equals(function)).orElse(false);
  }

  private MissingFunctionException missing(OwnFunction function) {
    String found =
        find(function.name())
            .map(LoadedFunction::function)
            .map(other -> other.versioned() + ", " + other.signature())
            .or(() -> problem(function.name()).map(FunctionProblem::problem))
            .orElse("none of that name");
    return new MissingFunctionException(function, found);
  }

  private static String text(Throwable e) {
    return e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause());
  }

  private void add(ServiceLoader.Provider<FeatureFunctions> provider) {
    try {
      add(provider.get());
    } catch (ServiceConfigurationError | LinkageError e) {
      unusable.add(text(e));
    }
  }

  private void add(FeatureFunctions provider) {
    Method[] methods = provider.getClass().getDeclaredMethods();
    // Their order differs from run to run, and with it what is said first.
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method method : methods) {
      if (method.isAnnotationPresent(FeatureFunction.class) && !method.isBridge()) {
        add(method, provider);
      }
    }
  }

  private void add(Method method, FeatureFunctions provider) {
    String name = method.getAnnotation(FeatureFunction.class).name();
    try {
      LoadedFunction function = new LoadedFunction(FunctionReader.read(method), method, provider);
      LoadedFunction other = functions.putIfAbsent(name, function);
      if (other != null) {
        problems.put(
            name,
            new FunctionProblem(
                function.place(),
                "there is another of that name, " + other.place(),
                "rename one of them, or leave one jar out"));
      }
    } catch (FunctionReader.BadFunction e) {
      problems.put(name, e.problem());
    }
    if (problems.containsKey(name)) {
      functions.remove(name);
    }
  }
}
