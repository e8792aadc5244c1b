import type { Theme } from '../../plot/drawing.ts';
import type { SegmentKind } from '../../plot/stacked-bars.ts';

/** What became of a run, as one segment of its bar. */
export interface Segment {
	readonly id: string;
	readonly label: string;
	readonly colours: (theme: Theme) => Omit<SegmentKind, 'label'>;
}

/** What a bar counts: favourable or not, or the categories themselves. */
export type Show = 'favourable' | 'categories';

const died: Segment = {
	id: 'died',
	label: 'Died in hospital',
	colours: (theme) => ({ fill: theme.died, ink: theme.paper }),
};
const open: Segment = {
	id: 'open',
	label: 'Still in hospital',
	colours: (theme) => ({ fill: theme.ink, ink: theme.paper }),
};
const notRecorded: Segment = {
	id: 'not recorded',
	label: 'Alive, category not recorded',
	colours: (theme) => ({ fill: theme.rule, ink: theme.ink }),
};

const FAVOURABLE: readonly Segment[] = [
	{
		id: 'favourable',
		label: 'Alive, favourable',
		colours: (theme) => ({ fill: theme.survived, ink: theme.paper }),
	},
	{
		id: 'unfavourable',
		label: 'Alive, unfavourable',
		colours: (theme) => ({ fill: theme.second, ink: theme.paper }),
	},
];

/** Deep for good, pale for bad: steps of the sequence that are told apart. */
const STEPS = [6, 4, 3, 1, 0] as const;

const CATEGORIES: readonly Segment[] = STEPS.map((step, at) => ({
	id: String(at + 1),
	label: `Alive, category ${at + 1}`,
	colours: ({ sequence, rule, ink }) => sequence[step] ?? { fill: rule, ink },
}));

/** The segments of a bar, from left to right. */
export function segmentsOf(show: Show): readonly Segment[] {
	return [...(show === 'categories' ? CATEGORIES : FAVOURABLE), notRecorded, died, open];
}

/** Stands for those that may not be told apart. */
export const HIDDEN_LABEL = 'Too few to tell apart';

/** The segment of a run. `alive`, `favourable` and `category` as on file, null where missing. */
export function segmentOf(
	show: Show,
	alive: string | null,
	favourable: string | null,
	category: string | null,
): string {
	if (alive === null) return open.id;
	if (alive === 'false') return died.id;
	if (category === null || favourable === null) return notRecorded.id;
	if (show === 'categories') return category;
	return favourable === 'true' ? 'favourable' : 'unfavourable';
}
