/** Version of the generator: raised whenever the same seed gives other bytes. */
export const GENERATOR_VERSION = '1.0.0';

/** Version of the data dictionary that the files follow. */
export const SCHEMA_VERSION = '0.2';

/**
 * The seed of the published registry: of the first fifteen the one nearest to the means of the lesson table,
 * in which every reversal that a lesson teaches can be seen.
 */
export const DEFAULT_SEED = 14;

/** Eligible arrests in the published registry. */
export const DEFAULT_CASES = 60_000;

/** The day on which every record was read: runs and stays still open then are censored. */
export const SNAPSHOT = 'end of 2024';
