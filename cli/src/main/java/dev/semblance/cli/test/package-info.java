/** Tests in the language, run on engines: what happens in one goes in, and vectors come out. */
package dev.semblance.cli.test;
