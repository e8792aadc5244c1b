import { writeFile } from 'node:fs/promises';
import { DEFAULT_WORLD, worldWith } from '../src/lib/synthesis/parameters/world.ts';
import { generateRegistry } from '../src/lib/synthesis/registry.ts';
import { GENERATOR_VERSION } from '../src/lib/synthesis/version.ts';
import { achieved } from './calibration/achieved.ts';
import { BY_CHANCE, KNOWN_MISFITS, REASONS } from './calibration/misfits.ts';
import { readPublished } from './calibration/published-cases.ts';
import { isInside, readTargets, type Target } from './calibration/targets.ts';
import { BadFlag, wholeNumber } from './options.ts';

const USAGE = 'Usage: npm run calibrate [-- --cases N --seed S --out FILE]';

function parse(args: readonly string[]) {
	let [cases, seed, out]: [number, number, string] = [
		DEFAULT_WORLD.cases,
		DEFAULT_WORLD.seed,
		'data/CALIBRATION.md',
	];
	for (let i = 0; i < args.length; i += 2) {
		const [flag = '', value] = [args[i], args[i + 1]];
		if (flag === '--cases') cases = wholeNumber(flag, value, 5000, 2_000_000);
		else if (flag === '--seed') seed = wholeNumber(flag, value, 0, Number.MAX_SAFE_INTEGER);
		else if (flag === '--out' && value !== undefined) out = value;
		else throw new BadFlag(`There is no flag ${JSON.stringify(flag)}.`);
	}
	return { cases, seed, out };
}

const figure = ({ unit }: Target, value: number) =>
	unit === 'proportion' || unit === 'odds ratio' ? value.toFixed(3) : value.toFixed(1);

const range = (target: Target) => {
	const ends =
		target.low === target.high
			? figure(target, target.point)
			: `${figure(target, target.low)} to ${figure(target, target.high)}`;
	return target.tolerance === 0 ? ends : `${ends} ± ${target.tolerance}`;
};

const cell = (text: string) => text.replaceAll('|', '\\|');

function report(
	targets: readonly Target[],
	values: ReadonlyMap<string, number>,
	{ cases, seed }: { readonly cases: number; readonly seed: number },
): string {
	const used = targets.filter((target) => target.used);
	const rows = used.map((target) => {
		const value = values.get(target.id);
		if (value === undefined)
			throw new Error(`Nothing computes the target ${target.id}, which is marked as used.`);
		return { target, value, inside: isInside(target, value) };
	});
	const outside = rows.filter(({ inside }) => !inside);
	const inside = rows.length - outside.length;
	return `# Calibration of the synthetic registry

Generator ${GENERATOR_VERSION}, seed ${seed}, ${cases.toLocaleString('en')} eligible arrests. Written by \`npm run calibrate\`; do not edit.

**${inside} of ${rows.length} targets inside (${((100 * inside) / rows.length).toFixed(0)} %).** Wanted: at least 90 % at 60,000 arrests.

Each value is computed from the published tables, as a user would compute it: rounded, with missing values, open
outcomes left out; only the rows on true neurology read the answer key. A value is *inside* when it lies between
the published low and high (an interval, an interquartile range or a single figure) widened on both sides by the
tolerance in \`data/calibration.csv\`. The registry is tuned to these figures: agreement says nothing about how well
ECPR works. Sources and the wording of every computation are in that file.

| Target | Population | Metric | Target | Range ± tolerance | Achieved | |
|---|---|---|---|---|---|---|
${rows
	.map(
		({ target, value, inside: fine }) =>
			`| ${target.id} | ${cell([target.population, target.ageGroup, target.setting, target.diagnosis].filter((part) => part !== 'all').join(', '))} | ` +
			`${cell(target.metric.replaceAll('_', ' '))} | ${figure(target, target.point)} | ${range(target)} | ${figure(target, value)} | ${fine ? 'inside' : '**outside**'} |`,
	)
	.join('\n')}

## Outside, and why

${
	outside.length === 0
		? 'None in this registry.'
		: outside
				.map(
					({ target, value }) =>
						`- ${target.id} (${figure(target, value)}): ${REASONS[target.id] ?? BY_CHANCE}`,
				)
				.join('\n')
}

## Known misfits

${KNOWN_MISFITS.map((text) => `- ${text}`).join('\n')}

## Not used

${targets
	.filter((target) => !target.used)
	.map(
		(target) =>
			`- ${target.id}, ${target.population}, ${target.metric.replaceAll('_', ' ')}: ${target.how.replace(/^not used:? ?/i, '')}`,
	)
	.join('\n')}
`;
}

try {
	const options = parse(process.argv.slice(2));
	const world = worldWith({ cases: options.cases, seed: options.seed });
	const registry = generateRegistry(world, (done, of) =>
		process.stderr.write(`${done.toLocaleString('en')} of ${of.toLocaleString('en')} cases\n`),
	);
	const values = achieved(readPublished((table) => registry[table].bytes));
	const targets = await readTargets(new URL('./calibration.csv', import.meta.url));
	const text = report(targets, values, options);
	await writeFile(options.out, text);
	const used = targets.filter((target) => target.used);
	const inside = used.filter((target) => isInside(target, values.get(target.id) ?? NaN)).length;
	console.log(`${options.out}: ${inside} of ${used.length} targets inside.`);
	if (inside < 0.9 * used.length) process.exitCode = 1;
} catch (error) {
	if (!(error instanceof BadFlag)) throw error;
	console.error(`${error.message}\n${USAGE}`);
	process.exitCode = 2;
}
