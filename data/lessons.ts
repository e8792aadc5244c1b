import { appendFile, readFile } from 'node:fs/promises';
import { DEFAULT_WORLD, worldWith } from '../src/lib/synthesis/parameters/world.ts';
import { allLessons } from './lessons/all-lessons.ts';
import { withinDraws } from './lessons/judge.ts';
import { lessonData } from './lessons/lesson-data.ts';
import { LESSON_TARGETS } from './lessons/targets.ts';
import type { Values } from './lessons/values.ts';
import { BadFlag, wholeNumber } from './options.ts';

const USAGE =
	'Usage: npm run lessons -- [--draws N] [--cases N] [--first-seed S] [--keep FILE]  (FILE: one line of JSON a draw, read again to go on)';

interface Options {
	readonly draws: number;
	readonly cases: number;
	readonly firstSeed: number;
	readonly keep: string | null;
}

function parse(args: readonly string[]): Options {
	let options: Options = { draws: 1, cases: DEFAULT_WORLD.cases, firstSeed: 1, keep: null };
	for (let i = 0; i < args.length; i += 2) {
		const [flag, value] = [args[i] ?? '', args[i + 1]];
		if (flag === '--draws') options = { ...options, draws: wholeNumber(flag, value, 1, 10_000) };
		else if (flag === '--cases')
			options = { ...options, cases: wholeNumber(flag, value, 5_000, 1_000_000) };
		else if (flag === '--first-seed')
			options = { ...options, firstSeed: wholeNumber(flag, value, 0, Number.MAX_SAFE_INTEGER) };
		else if (flag === '--keep' && value !== undefined) options = { ...options, keep: value };
		else throw new BadFlag(`There is no flag ${JSON.stringify(flag)}.`);
	}
	return options;
}

interface Draw {
	readonly seed: number;
	readonly cases: number;
	readonly values: Values;
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

const digits = (value: number) =>
	Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 2 : 4);

function report(draws: readonly Draw[]): void {
	console.log(`| Quantity | Row | Document (SD) | Mean of ${draws.length} (SD) | Agrees |`);
	console.log('|---|---|---|---|---|');
	let [agree, tested] = [0, 0];
	for (const target of LESSON_TARGETS) {
		const values = draws.map(({ values: all }) => all[target.value] ?? NaN);
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const sd = Math.sqrt(
			values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length - 1, 1),
		);
		const fine = withinDraws(target, mean, draws.length);
		if (target.weak !== true) {
			tested++;
			if (fine) agree++;
		}
		console.log(
			`| ${target.value} | ${target.source} | ${digits(target.mean)}${target.sd === null ? '' : ` (${digits(target.sd)})`} | ` +
				`${digits(mean)} (${digits(sd)}) | ${target.weak === true ? 'not tested' : fine ? 'yes' : 'NO'} |`,
		);
	}
	const covers = Object.keys(draws[0]?.values ?? {}).filter((name) => /covers?$|found$/.test(name));
	for (const name of covers) {
		const share = draws.reduce((sum, { values }) => sum + (values[name] ?? 0), 0) / draws.length;
		console.log(`| ${name} | coverage | | ${digits(share)} | |`);
	}
	console.log(`\n${agree} of ${tested} tested quantities agree.`);
}

try {
	const options = parse(process.argv.slice(2));
	const done = (await kept(options.keep)).filter(({ cases }) => cases === options.cases);
	for (let seed = options.firstSeed; done.length < options.draws; seed++) {
		if (done.some((draw) => draw.seed === seed)) continue;
		const world = worldWith({ seed, cases: options.cases });
		const draw: Draw = { seed, cases: options.cases, values: allLessons(lessonData(world)) };
		done.push(draw);
		if (options.keep !== null) await appendFile(options.keep, `${JSON.stringify(draw)}\n`);
		process.stderr.write(`seed ${seed} done, ${done.length} of ${options.draws}\n`);
	}
	report(done);
} catch (error) {
	if (!(error instanceof BadFlag)) throw error;
	console.error(`${error.message}\n${USAGE}`);
	process.exitCode = 2;
}
