package dev.semblance.function;

/**
 * A class whose methods with {@link FeatureFunction} can be called in {@code .feature} files. It is
 * public, has a public constructor without parameters, and is found through {@link
 * java.util.ServiceLoader}: its name stands in {@code
 * META-INF/services/dev.semblance.function.FeatureFunctions} of its jar.
 */
public interface FeatureFunctions {}
