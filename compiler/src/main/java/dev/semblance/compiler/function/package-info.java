/** Functions that users write in Java: how they are found, and what must be right about them. */
package dev.semblance.compiler.function;
