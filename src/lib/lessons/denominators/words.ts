import { count, percent } from '../../domain/format.ts';
import type { DenominatorAnswer, DenominatorName, PathwayName, Share } from './analysis.ts';

/** The groups from the widest to the narrowest, with the words rows and tables use. */
export const DENOMINATORS: readonly {
	readonly name: DenominatorName;
	readonly label: string;
	readonly detail: string;
}[] = [
	{ name: 'all', label: 'All arrests with CPR', detail: 'those over before minute 10 too' },
	{ name: 'eligible', label: 'Still in CPR at minute 10', detail: 'with ECPR or without' },
	{
		name: 'activated',
		label: 'ECPR activated',
		detail: 'the team was called, the pump reached or not',
	},
	{
		name: 'cannulated',
		label: 'Cannulated',
		detail: 'ECMO flow began: what a registry of runs holds',
	},
];

export const PATHWAYS: readonly { readonly name: PathwayName; readonly label: string }[] = [
	{ name: 'rosc_before_flow', label: 'Circulation came back first' },
	{ name: 'ecmo_flow', label: 'Cannulated, ECMO flow' },
	{ name: 'failed_cannulation', label: 'Cannulation failed' },
];

export const people = ({ group }: DenominatorAnswer): string =>
	group === 'child-ihca' ? 'children' : 'adults';

export const place = ({ group }: DenominatorAnswer): string =>
	group === 'child-ihca' ? 'in hospital' : 'out of hospital';

/** "1,842 of 4,525, 41 %". */
export const shareText = ({ x, n, estimate }: Share): string =>
	`${percent(estimate)} (${count(x)} of ${count(n)})`;
