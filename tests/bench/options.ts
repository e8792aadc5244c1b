import { parseArgs } from 'node:util';

/** What `npm run bench` was asked for. */
export interface BenchOptions {
	/** Names of the measures to take; all when empty. */
	readonly only: readonly string[];
	/** Registry sizes for the clicks, in eligible arrests. */
	readonly cases: readonly number[];
	/** Fresh browsers per measurement. */
	readonly runs: number;
	/** Clicks per pass. */
	readonly clicks: number;
	/** Filter changes of the memory measure. */
	readonly changes: number;
	/** Where the JSON goes; a file named after the time by default. */
	readonly out: string | undefined;
	/** Refresh BENCHMARK.md. */
	readonly write: boolean;
	/** Measure although other programs are using the machine. */
	readonly busy: boolean;
	/** A built site to measure; `build` by default. */
	readonly site: string;
}

/** A flag that cannot be followed. */
export class BadFlag extends Error {
	override readonly name = 'BadFlag';
}

export const USAGE =
	'Usage: npm run bench -- [--only names] [--cases 60000,1000000] [--runs N] [--clicks N] [--changes N] ' +
	'[--site DIR] [--out FILE] [--write] [--busy]';

/** Reads the flags. Throws BadFlag with a sentence for one that cannot be followed. */
export function parseOptions(args: readonly string[]): BenchOptions {
	const { values } = parsed(args);
	return {
		only: list(values.only),
		cases: list(values.cases ?? '60000,1000000').map((each) => count('--cases', each)),
		runs: count('--runs', values.runs ?? '3'),
		clicks: count('--clicks', values.clicks ?? '100'),
		changes: count('--changes', values.changes ?? '2000'),
		out: values.out,
		write: values.write ?? false,
		busy: values.busy ?? false,
		site: values.site ?? 'build',
	};
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				only: { type: 'string' },
				cases: { type: 'string' },
				runs: { type: 'string' },
				clicks: { type: 'string' },
				changes: { type: 'string' },
				out: { type: 'string' },
				site: { type: 'string' },
				write: { type: 'boolean' },
				busy: { type: 'boolean' },
			},
		});
	} catch (cause) {
		throw new BadFlag(cause instanceof Error ? cause.message : String(cause), { cause });
	}
}

function list(text: string | undefined): string[] {
	return (text ?? '').split(',').filter((part) => part !== '');
}

function count(flag: string, text: string): number {
	const value = Number(text);
	if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < 1)
		throw new BadFlag(`${flag} needs whole numbers from 1, not ${JSON.stringify(text)}.`);
	return value;
}
