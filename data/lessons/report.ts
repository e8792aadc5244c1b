import { CONTRACT, type Quantity } from '../../src/lib/lessons/contract/contract.ts';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import type { Draw } from './draw.ts';
import {
	coverAgrees,
	errorsApart,
	isTested,
	isWithin,
	readingsOf,
	summary,
	type Summary,
} from './judge.ts';

interface Row {
	readonly quantity: Quantity;
	readonly found: Summary;
}

const SCALES: Readonly<Record<Quantity['scale'], (value: number) => string>> = {
	share: (value) => `${(100 * value).toFixed(1)} %`,
	chance: (value) => `${(100 * value).toFixed(0)} %`,
	difference: (value) => (100 * value).toFixed(1),
	ratio: (value) => value.toFixed(2),
	count: (value) => value.toFixed(2),
};

const said = ({ scale }: Quantity, value: number | null): string =>
	value === null ? '–' : SCALES[scale](value).replace('-', '−');

/** SD in the unit of its quantity, bare. */
const spreadOf = ({ scale }: Quantity, sd: number | null): string =>
	sd === null || scale === 'chance'
		? ''
		: ` (${scale === 'ratio' || scale === 'count' ? sd.toFixed(2) : (100 * sd).toFixed(1)})`;

const cover = (share: number | null): string =>
	share === null ? '' : `${(100 * share).toFixed(0)} %`;

function verdict({ quantity, found }: Row): string {
	if (quantity.mean === null) return 'no figure to hold';
	if (!isTested(quantity)) return 'weak: not tested';
	if (isWithin(quantity, found)) return 'yes';
	return `**no**, ${errorsApart(quantity, found).toFixed(1).replace('-', '−')} SE`;
}

function coverVerdict({ quantity, found }: Row): string {
	if (quantity.cover === null || found.held === null) return '';
	return coverAgrees(quantity.cover, found.held, found.draws) ? '' : ' **(differs)**';
}

function table(id: string, draws: readonly Draw[]): { rows: readonly Row[]; text: string } {
	const rows = Object.entries(CONTRACT[id] ?? {}).map(([name, quantity]): Row => ({
		quantity,
		found: summary(readingsOf(draws, id, name)),
	}));
	const lines = rows.map((row) => {
		const { quantity, found } = row;
		return `| ${quantity.what} | ${quantity.role} | ${said(quantity, quantity.mean)}${spreadOf(quantity, quantity.sd)} | ${said(quantity, found.mean)}${spreadOf(quantity, found.sd)} | ${verdict(row)} | ${cover(quantity.cover)} | ${cover(found.held)}${coverVerdict(row)} |`;
	});
	return {
		rows,
		text: `| Quantity | Role | Contract | Here | Agrees | Cover, contract | Cover, here |\n|---|---|---|---|---|---|---|\n${lines.join('\n')}`,
	};
}

/** What the lessons of some registries came to beside their contract, as a Markdown page; misses first. */
export function report(draws: readonly Draw[]): string {
	const seeds = draws.map(({ seed }) => seed).sort((a, b) => a - b);
	const [first] = draws;
	if (first === undefined) throw new RangeError('No registry was read.');
	const lessons = lessonCatalogue.map(({ facts }) => ({ facts, ...table(facts.id, draws) }));
	const all = lessons.flatMap(({ facts, rows }) => rows.map((row) => ({ ...row, facts })));
	const tested = all.filter(({ quantity }) => isTested(quantity));
	const missed = tested.filter((row) => verdict(row) !== 'yes');
	const covers = all.filter(
		({ quantity, found }) => quantity.cover !== null && found.held !== null,
	);
	const odd = covers.filter((row) => coverVerdict(row) !== '');
	const named = (rows: typeof all, what: (row: (typeof all)[number]) => string): string =>
		rows
			.map((row) => `- Lesson ${row.facts.number}, ${row.quantity.what}: ${what(row)}.`)
			.join('\n');
	return `# What the lessons show over ${draws.length} registries

${draws.length} registries of ${first.cases.toLocaleString('en')} eligible arrests, seeds ${seeds[0] ?? ''} to ${seeds.at(-1) ?? ''}. Written by \`npm run lessons\`; do not edit.

Every figure is computed by the analysis that the page of the lesson runs, on published files: rounded, with missing
values, open outcomes left out. The contract is that of the causal model: 40 registries of its own reference, most of
them without missing values. It is one table in the code (\`src/lib/lessons/contract\`), which pages, tests and this
report read. In brackets the SD between registries. Differences are percentage points.

**${tested.length - missed.length} of ${tested.length} means agree** with the contract: within 2 standard errors of a mean (${(2 / Math.sqrt(draws.length)).toFixed(2)} SD) and half a point.
Both means have sampling error, so that a few of that many must miss by chance alone; SE says how far apart they are in
standard errors of their difference. Cover is the share of registries in which a 95 % interval held that registry's own truth.

${
	missed.length === 0
		? 'No mean misses.'
		: `Means that miss:\n\n${named(
				missed,
				({ quantity, found }) =>
					`${said(quantity, found.mean)} against ${said(quantity, quantity.mean)}${
						quantity.mean === null
							? ''
							: ` (${errorsApart({ ...quantity, mean: quantity.mean }, found)
									.toFixed(1)
									.replace('-', '−')} SE)`
					}`,
			)}`
}

${odd.length === 0 ? `All ${covers.length} coverages agree with the contract's, as far as chance lets two series differ.` : `Coverages that differ by more than chance, ${odd.length} of ${covers.length}:\n\n${named(odd, ({ quantity, found }) => `${cover(found.held)} against ${cover(quantity.cover)}`)}`}

${lessons.map(({ facts, text }) => `## ${facts.number} ${facts.title}\n\n${text}`).join('\n\n')}
`;
}
