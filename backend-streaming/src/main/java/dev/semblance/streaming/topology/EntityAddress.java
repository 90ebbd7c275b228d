package dev.semblance.streaming.topology;

/**
 * Where an entity's state is kept, the same in every instance.
 *
 * @param store of a stage
 * @param entityKey in the store
 * @param logKey of the entity's messages in the stage's entity log, by which the partition is found
 */
public record EntityAddress(String store, byte[] entityKey, byte[] logKey) {}
