/** Version of the grammar of links (`view-url.ts`); links made by Copy link carry it as `v`. */
export const GRAMMAR_VERSION = 1;

/** Longest query that is read; real views take a few hundred characters. */
export const LONGEST_QUERY = 4000;
