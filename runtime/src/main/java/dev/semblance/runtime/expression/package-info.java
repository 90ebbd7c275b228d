/**
 * Typed expressions evaluated over column batches, without any engine.
 *
 * <p>{@link dev.semblance.runtime.expression.ExpressionSet} is the door. Behind it a compile step
 * turns every distinct subexpression into one {@link dev.semblance.runtime.expression.Kernel}: a
 * loop over the rows of its argument vectors, chosen once by operator and argument types. What each
 * operator means is said where its kernel is.
 *
 * <p>Three laws hold for every kernel. It is total: no data makes it throw, and what has no value
 * is null. Its doubles are finite and never {@code -0.0}; its decimals have exactly the scale of
 * their type and at most its precision. Row i of the result depends on row i of the arguments
 * alone.
 */
package dev.semblance.runtime.expression;
