import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { GROUPS } from '../data/groups.ts';
import {
	HIGH_LACTATE,
	LOW_ETCO2,
	type Marker,
	type Share,
	type StoppingAnswer,
} from './analysis.ts';

interface MarkerWords {
	/** "a value below 10 mmHg" */
	readonly positive: string;
	readonly negative: string;
	/** "End-tidal CO2 at minute 10" */
	readonly name: string;
	/** What is done to those who are given up. */
	readonly acted: string;
	/** The same over a column of numbers. */
	readonly actedHead: string;
	readonly whom: string;
}

export const MARKERS: Readonly<Record<Marker, MarkerWords>> = {
	etco2: {
		positive: `below ${LOW_ETCO2}\u202fmmHg`,
		negative: `${LOW_ETCO2}\u202fmmHg or more`,
		name: 'End-tidal CO₂ at minute 10',
		acted: 'CPR stopped without a pulse',
		actedHead: 'Stopped',
		whom: 'in whom ECPR was not activated',
	},
	lactate: {
		positive: `above ${HIGH_LACTATE}\u202fmmol/L`,
		negative: `${HIGH_LACTATE}\u202fmmol/L or less`,
		name: 'Lactate at the end of CPR',
		acted: 'Support withdrawn',
		actedHead: 'Withdrawn',
		whom: 'on ECMO',
	},
};

/** "3.8 % (55 of 1,440)" */
export const shareText = ({ estimate, x, n }: Share): string =>
	`${percent(estimate)} (${count(x)} of ${count(n)})`;

/** "children who arrest in hospital, in whom ECPR was not activated" */
export const whomText = ({ group, marker }: StoppingAnswer): string =>
	`${GROUPS[group].whom}, ${MARKERS[marker].whom}`;

/** Out of 100, in whole people or with one decimal where few. */
export const ofHundredText = (share: number): string =>
	percent(share, { bare: true, ...(share < 0.0995 ? { decimals: 1 } : { decimals: 0 }) });

export const text = (words: string): TableValue => ({ text: words, value: words });

/** A share with one decimal as a cell of a table. */
export const exact = (value: number | null): TableValue => ({
	text: value === null ? NO_NUMBER : percent(value, { decimals: 1 }),
	value,
});

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
