package dev.semblance.compiler.analysis;

import dev.semblance.compiler.syntax.Expression;

/** What names mean at some place. */
interface Scope {
  /** The value of a path; an unknown one is reported, and is an error. */
  Operand resolve(Expression.Path path);
}
