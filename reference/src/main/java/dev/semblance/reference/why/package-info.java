/** What explains a value: which events counted for it, and by which rule the others did not. */
package dev.semblance.reference.why;
