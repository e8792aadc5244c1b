import type { AnalysisName } from './analysis.ts';
import type { Example } from './examples.ts';

/** The four ways the drawing of minutes can be switched between. */
export type Way = 'received' | 'duration' | 'landmark' | 'activated';

export const WAYS: readonly { readonly value: Way; readonly label: string }[] = [
	{ value: 'received', label: 'Received ECPR' },
	{ value: 'duration', label: 'Received, total CPR time adjusted' },
	{ value: 'landmark', label: 'Landmark at minute 30' },
	{ value: 'activated', label: 'Activated at minute 10' },
];

/** How an analysis counts a case, and the minute at which that is decided. */
export interface Counted {
	readonly as: 'ecpr' | 'comparator' | 'out';
	readonly decidedAt: number;
}

/** What a way of forming groups makes of one case. */
export function countedBy(way: Way, { activated, ending, minute }: Example): Counted {
	if (way === 'activated') return { as: activated ? 'ecpr' : 'comparator', decidedAt: 10 };
	if (way === 'landmark')
		return minute < 30
			? { as: 'out', decidedAt: 30 }
			: { as: activated ? 'ecpr' : 'comparator', decidedAt: 30 };
	return { as: ending === 'flow' ? 'ecpr' : 'comparator', decidedAt: minute };
}

/** The analyses in the order of the comparison, with the words of their rows. */
export const ANALYSES: readonly {
	readonly name: AnalysisName;
	readonly label: string;
	readonly detail: string;
	readonly role: 'naive' | 'careful';
}[] = [
	{
		name: 'every-event',
		label: 'Received, against every other arrest',
		detail: 'crude, arrests under 10 minutes too',
		role: 'naive',
	},
	{
		name: 'received-crude',
		label: 'Received, CPR of 10 minutes or more',
		detail: 'crude',
		role: 'naive',
	},
	{
		name: 'received',
		label: 'Received, adjusted',
		detail: 'for all known at minute 10',
		role: 'naive',
	},
	{
		name: 'duration',
		label: 'Received, total CPR time adjusted too',
		detail: 'conditions on the future',
		role: 'naive',
	},
	{
		name: 'long-crude',
		label: 'Received, CPR of 30 minutes or more',
		detail: 'crude',
		role: 'naive',
	},
	{
		name: 'landmark',
		label: 'Landmark: still in CPR at 30, by activation',
		detail: 'adjusted for all known at minute 10',
		role: 'naive',
	},
	{
		name: 'activated-crude',
		label: 'Activated at minute 10',
		detail: 'crude: right minute, chosen patients',
		role: 'naive',
	},
	{
		name: 'activated',
		label: 'Activated at minute 10, weighted',
		detail: 'for all known at minute 10',
		role: 'careful',
	},
];
