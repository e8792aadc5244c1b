import type { Figure } from './figure.ts';
import { complicationAssociation } from './complication-association/complication-association.ts';
import { complicationBurden } from './complication-burden/complication-burden.ts';
import { complicationHeatmap } from './complication-heatmap/complication-heatmap.ts';
import { complicationOnset } from './complication-onset/complication-onset.ts';
import { complicationPairs } from './complication-pairs/complication-pairs.ts';
import { complicationRates } from './complication-rates/complication-rates.ts';

/** The figures of the complications page, in the order of the page. */
export const complicationFigures: readonly Figure[] = [
	complicationRates,
	complicationHeatmap,
	complicationBurden,
	complicationOnset,
	complicationPairs,
	complicationAssociation,
];
