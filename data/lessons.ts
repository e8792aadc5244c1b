import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { DEFAULT_WORLD } from '../src/lib/synthesis/parameters/world.ts';
import type { Draw } from './lessons/draw.ts';
import { readDraws } from './lessons/draws.ts';
import { measured } from './lessons/measured.ts';
import { report } from './lessons/report.ts';
import { BadFlag, wholeNumber } from './options.ts';

const USAGE =
	'Usage: npm run lessons -- [--draws N] [--cases N] [--first-seed S] [--workers N] [--keep FILE] [--write]\n' +
	'  --keep: one line of JSON a registry, read again to go on; --write: into data/LESSONS.md and the table of the pages.';

interface Options {
	readonly draws: number;
	readonly cases: number;
	readonly firstSeed: number;
	readonly workers: number;
	readonly keep: string | null;
	readonly write: boolean;
}

function parse(args: readonly string[]): Options {
	let options: Options = {
		draws: 1,
		cases: DEFAULT_WORLD.cases,
		firstSeed: 1,
		workers: Math.min(availableParallelism(), 8),
		keep: null,
		write: false,
	};
	const left = [...args];
	while (left.length > 0) {
		const flag = left.shift() ?? '';
		if (flag === '--write') {
			options = { ...options, write: true };
			continue;
		}
		const value = left.shift();
		if (flag === '--draws') options = { ...options, draws: wholeNumber(flag, value, 1, 10_000) };
		else if (flag === '--cases')
			options = { ...options, cases: wholeNumber(flag, value, 5_000, 1_000_000) };
		else if (flag === '--first-seed')
			options = { ...options, firstSeed: wholeNumber(flag, value, 0, Number.MAX_SAFE_INTEGER) };
		else if (flag === '--workers')
			options = { ...options, workers: wholeNumber(flag, value, 1, 64) };
		else if (flag === '--keep' && value !== undefined) options = { ...options, keep: value };
		else throw new BadFlag(`There is no flag ${JSON.stringify(flag)}.`);
	}
	return options;
}

async function kept(file: string | null): Promise<Draw[]> {
	if (file === null) return [];
	try {
		const text = await readFile(file, 'utf8');
		return text
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as Draw);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

try {
	const { draws, cases, firstSeed, workers, keep, write } = parse(process.argv.slice(2));
	const wanted = Array.from({ length: draws }, (_, at) => firstSeed + at);
	const known = (await kept(keep)).filter(
		(draw) => draw.cases === cases && wanted.includes(draw.seed),
	);
	const done = [...known];
	const left = wanted.filter((seed) => !known.some((draw) => draw.seed === seed));
	await readDraws(left, { cases, workers }, async (draw) => {
		done.push(draw);
		if (keep !== null) await appendFile(keep, `${JSON.stringify(draw)}\n`);
		process.stderr.write(`seed ${draw.seed} done, ${done.length} of ${draws}\n`);
	});
	const text = report(done);
	console.log(text);
	if (write) {
		await writeFile('data/LESSONS.md', text);
		await writeFile('src/lib/lessons/contract/measured.json', measured(done));
	}
} catch (error) {
	if (!(error instanceof BadFlag)) throw error;
	console.error(`${error.message}\n${USAGE}`);
	process.exitCode = 2;
}
