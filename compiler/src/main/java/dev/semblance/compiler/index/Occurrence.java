package dev.semblance.compiler.index;

import dev.semblance.compiler.source.SourceSpan;

/**
 * A place where a name is written. What is composed of several names has several: {@code
 * card_charges_1d} is the group {@code card} and its feature {@code charges}.
 *
 * @param span the name and nothing else, with its backticks if it has some
 * @param declaration whether this is where it is given its meaning
 */
public record Occurrence(SourceSpan span, Symbol symbol, boolean declaration) {}
