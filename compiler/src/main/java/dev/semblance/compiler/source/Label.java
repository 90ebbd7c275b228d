package dev.semblance.compiler.source;

/** A short remark that points at a further place, for example where a name was first declared. */
public record Label(SourceSpan span, String text) {}
