/** All that feature files declare, for people to read and search and for tools. */
package dev.semblance.cli.catalog;
