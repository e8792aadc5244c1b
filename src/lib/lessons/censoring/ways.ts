/** What is asked: of death on ECMO, or of live discharge. */
export type QuestionName = 'death' | 'discharge';

export interface Question {
	/** Days by which the end is asked for. */
	readonly horizon: number;
	/** Under the axis. */
	readonly ticks: readonly number[];
	/** Days at which a hundred runs are looked at. */
	readonly days: readonly number[];
	/** Kinds of end, the one asked for first; each rules out the others. */
	readonly ends: readonly string[];
	/** Those not ended. */
	readonly still: string;
	/** "died on ECMO": of the first end, in a sentence. */
	readonly did: string;
	/** What the clock counts. */
	readonly clock: string;
	/** "death on ECMO" */
	readonly event: string;
	/** Who met a competing end, in a sentence. */
	readonly others: string;
	/** Meeting a competing end, in a sentence. */
	readonly leaving: string;
}

export const QUESTIONS: Readonly<Record<QuestionName, Question>> = {
	death: {
		horizon: 14,
		ticks: [0, 2, 4, 7, 10, 14],
		days: [2, 7, 14],
		ends: ['Died on ECMO', 'Weaned', 'Bridged to a device or transplant'],
		still: 'Still on ECMO',
		did: 'had died on ECMO',
		clock: 'Days since first ECMO flow',
		event: 'death on ECMO',
		others: 'those weaned or bridged',
		leaving: 'coming off ECMO alive',
	},
	discharge: {
		horizon: 60,
		ticks: [0, 10, 20, 30, 45, 60],
		days: [10, 30, 60],
		ends: ['Left hospital alive', 'Died in hospital'],
		still: 'Still in hospital',
		did: 'had left hospital alive',
		clock: 'Days since the arrest',
		event: 'live discharge',
		others: 'the dead',
		leaving: 'dying',
	},
};

/** One run and how it ended: 0 not ended, otherwise 1 more than its place among the ends of the question. */
export interface Followed {
	readonly id: number;
	readonly days: number;
	readonly event: number;
}

/**
 * The same runs as a study would hold them that closed while many went on: they began evenly over the last
 * `window` days, in the order of their numbers, which are random. Those not ended by then are followed to the close.
 */
export function closedEarly(runs: readonly Followed[], window: number): readonly Followed[] {
	return runs
		.toSorted((a, b) => a.id - b.id)
		.map((run, place) => {
			const seen = (window * (place + 0.5)) / runs.length;
			return run.days <= seen ? run : { id: run.id, days: seen, event: 0 };
		});
}
