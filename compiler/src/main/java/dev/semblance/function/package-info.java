/** What a jar with functions for the language is written with. */
package dev.semblance.function;
