/**
 * One stage computed for one entity after another: {@link dev.semblance.runtime.entity.StageFold}
 * takes sorted rows and gives the columns that the stage adds.
 */
package dev.semblance.runtime.entity;
