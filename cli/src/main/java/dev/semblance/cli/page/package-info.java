/** What the pages that commands write have in common. */
package dev.semblance.cli.page;
