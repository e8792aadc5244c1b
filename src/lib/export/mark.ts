/** What these data are, in full, as every page and every export says it. */
export const SYNTHETIC_MARK = 'Synthetic data. Not patients. Not for clinical decisions.';
