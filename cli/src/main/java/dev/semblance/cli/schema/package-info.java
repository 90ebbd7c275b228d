/** Event declarations from the schemas of files: what was found, and how it is written down. */
package dev.semblance.cli.schema;
