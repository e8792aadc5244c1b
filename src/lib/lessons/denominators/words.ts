import { count, percent, TOO_FEW } from '../../domain/format.ts';
import { showsShare, SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
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

/** May this share be shown? Where 1 to 4 lived or died it may not, and where there is nobody there is none. */
export const told = ({ x, n }: Share): boolean => n > 0 && showsShare(x, n, SUPPRESS_SMALL_CELLS);

/** "41 % (1,842 of 4,525)"; words in place of a share that may not be shown. */
export const shareText = (share: Share): string =>
	told(share)
		? `${percent(share.estimate)} (${count(share.x)} of ${count(share.n)})`
		: `${TOO_FEW} (of ${count(share.n)})`;

/** "41 %". */
export const bareShare = (share: Share): string =>
	told(share) ? percent(share.estimate) : TOO_FEW;
