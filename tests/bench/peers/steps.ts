import type { Filters } from './views.ts';

/** A script of filters, one after the other. */
export interface Gesture {
	readonly name: string;
	readonly steps: readonly Filters[];
	/** All at once, without waiting for an answer; only the last one counts. */
	readonly burst?: true;
}

const level = (code: number) => [code, code] as const;

/** Twelve clicks on levels, one filter each. */
const clicks: Filters[] = [
	...[0, 1, 2, 3, 4].map((code) => ({ dx: level(code) })),
	{ setting: level(0) },
	{ setting: level(1) },
	...[0, 2].map((code) => ({ age: level(code) })),
	...[3, 7].map((code) => ({ year: level(code) })),
	{ rhythm: level(1) },
];

/** A window of 20 minutes of low-flow time, moved by one minute a step. */
const brush: Filters[] = Array.from({ length: 60 }, (_, at) => ({ flow: [15 + at, 35 + at] }));

/** Three filters on top of each other, then none. */
const stack: Filters[] = [
	{ setting: level(0) },
	{ setting: level(0), dx: level(1) },
	{ setting: level(0), dx: level(1), age: level(0) },
	{},
];

export const GESTURES: readonly Gesture[] = [
	{ name: '12 clicks on levels', steps: clicks },
	{ name: 'brush over low-flow time, 60 steps', steps: brush },
	{ name: 'three stacked filters, then none', steps: stack },
	{ name: 'burst of 30 steps, to the right final picture', steps: brush.slice(0, 30), burst: true },
];
