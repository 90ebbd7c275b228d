/** Functions written in Java, for the programs that engines are compared on. */
package dev.semblance.parity.functions;
