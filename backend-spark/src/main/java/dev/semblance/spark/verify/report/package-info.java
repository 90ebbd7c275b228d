/** What a verification found, for programs and for people. */
package dev.semblance.spark.verify.report;
