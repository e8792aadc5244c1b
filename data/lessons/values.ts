/** Quantities of the lessons by name. Shares and differences are fractions of 1, covers 0 or 1. */
export type Values = Record<string, number>;
