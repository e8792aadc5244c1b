import { DEFAULT_WORLD, MOST_CASES } from '../src/lib/synthesis/parameters/world.ts';

/** What the command was asked for. */
export interface GenerateOptions {
	readonly cases: number;
	readonly seed: number;
	readonly out: string;
	readonly ifMissing: boolean;
}

/** A flag that cannot be followed; the message says which and what would do. */
export class BadFlag extends Error {}

export const USAGE = 'Usage: npm run data -- [--cases N] [--seed S] [--out DIR] [--if-missing]';

/** The whole number that follows a flag. Throws BadFlag when there is none within bounds. */
export function wholeNumber(
	flag: string,
	text: string | undefined,
	low: number,
	high: number,
): number {
	const value = text !== undefined && /^\d+$/.test(text) ? Number(text) : NaN;
	if (!Number.isSafeInteger(value) || value < low || value > high)
		throw new BadFlag(
			`${flag} needs a whole number from ${low} to ${high}, not ${text === undefined ? 'nothing' : JSON.stringify(text)}.`,
		);
	return value;
}

/** Reads the flags of `npm run data`. Throws BadFlag for one it does not know or cannot use. */
export function parseOptions(args: readonly string[]): GenerateOptions {
	let cases = DEFAULT_WORLD.cases;
	let seed = DEFAULT_WORLD.seed;
	let out = 'static/registry';
	let ifMissing = false;
	for (let i = 0; i < args.length; i++) {
		const [flag = '', joined] = (args[i] ?? '').split(/=(.*)/s, 2);
		const value = () => joined ?? args[++i];
		switch (flag) {
			case '--cases':
				cases = wholeNumber(flag, value(), 1, MOST_CASES);
				break;
			case '--seed':
				seed = wholeNumber(flag, value(), 0, Number.MAX_SAFE_INTEGER);
				break;
			case '--out': {
				const directory = value();
				if (directory === undefined || directory === '' || directory.startsWith('--'))
					throw new BadFlag('--out needs the name of a folder.');
				out = directory;
				break;
			}
			case '--if-missing':
				ifMissing = true;
				break;
			default:
				throw new BadFlag(`There is no flag ${JSON.stringify(args[i])}.`);
		}
	}
	return { cases, seed, out, ifMissing };
}
