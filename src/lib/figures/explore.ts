import { explore } from './explore/explore.ts';
import type { Figure } from './figure.ts';

/** The figure of the page on which readers ask their own questions. */
export const exploreFigures: readonly Figure[] = [explore];
