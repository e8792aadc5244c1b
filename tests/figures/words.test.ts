import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	findingAmong,
	inSentence,
	pairsAmong,
	sayFinding,
	type Compared,
} from '../../src/lib/figures/words/finding.ts';
import { comparisonTitle } from '../../src/lib/figures/words/comparison-title.ts';
import { newcombeDifference } from '../../src/lib/stats/newcombe-difference.ts';

const group = (label: string, x: number, n: number): Compared => ({ level: label, label, x, n });
const plainly = (group: Compared): string => group.label;

describe('what may be said of a difference', () => {
	test('a group clear of all others is named', () => {
		const finding = findingAmong(
			[group('a', 400, 500), group('b', 200, 500), group('c', 210, 500)],
			0.95,
			true,
		);
		expect(finding).toMatchObject({ kind: 'extremes', highest: { label: 'a' }, lowest: null });
		expect(sayFinding(finding, plainly, null)).toBe('highest a');
	});

	test('both ends are named when both are clear', () => {
		const finding = findingAmong(
			[group('b', 250, 500), group('a', 400, 500), group('c', 50, 500)],
			0.95,
			true,
		);
		expect(sayFinding(finding, plainly, ({ x }) => String(x))).toBe(
			'highest a, 400, and lowest c, 50',
		);
	});

	test('of two groups one is higher than the other', () => {
		const finding = findingAmong([group('a', 40, 100), group('b', 10, 100)], 0.95, true);
		expect(sayFinding(finding, plainly, null)).toBe('higher a than b');
	});

	test('a group left out means that none is highest or lowest', () => {
		const groups = [group('a', 400, 500), group('b', 200, 500), group('c', 210, 500)];
		expect(findingAmong(groups, 0.95, false)).toMatchObject({
			kind: 'pair',
			higher: { label: 'a' },
			lower: { label: 'b' },
		});
	});

	test('small differences are no clear difference', () => {
		expect(findingAmong([group('a', 21, 50), group('b', 19, 50)], 0.95, true)).toEqual({
			kind: 'no clear difference',
		});
	});

	test('one group, or none with cases, is nothing to compare', () => {
		expect(findingAmong([group('a', 1, 2)], 0.95, true).kind).toBe('nothing to compare');
		expect(findingAmong([group('a', 0, 0), group('b', 3, 9)], 0.95, true).kind).toBe(
			'nothing to compare',
		);
	});

	test('more comparisons ask for more', () => {
		const pair = [group('a', 60, 100), group('b', 44, 100)];
		expect(findingAmong(pair, 0.95, true).kind).toBe('extremes');
		expect(findingAmong(pair, 0.95, true, 300).kind).toBe('no clear difference');
	});

	const groups = fc.array(
		fc
			.integer({ min: 1, max: 400 })
			.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
		{ minLength: 2, maxLength: 8 },
	);

	test('whoever is named stands clear by the simultaneous interval, in any order of the groups', () => {
		fc.assert(
			fc.property(groups, fc.boolean(), (counts, complete) => {
				const all = counts.map(([x, n], at) => group(`g${at}`, x, n));
				const finding = findingAmong(all, 0.95, complete);
				expect(findingAmong(all.toReversed(), 0.95, complete)).toEqual(finding);
				const level = 1 - 0.05 / pairsAmong(all.length);
				const clear = (one: Compared, other: Compared): boolean => {
					const of = { e1: one.x, n1: one.n, e0: other.x, n0: other.n };
					return (newcombeDifference(of, level).lower ?? 0) > 0;
				};
				if (finding.kind === 'pair') expect(clear(finding.higher, finding.lower)).toBe(true);
				if (finding.kind === 'extremes') {
					const { highest, lowest } = finding;
					expect(complete).toBe(true);
					if (highest !== null)
						for (const other of all)
							if (other.label !== highest.label) expect(clear(highest, other)).toBe(true);
					if (lowest !== null)
						for (const other of all)
							if (other.label !== lowest.label) expect(clear(other, lowest)).toBe(true);
				}
				if (finding.kind === 'no clear difference')
					for (const one of all) for (const other of all) expect(clear(one, other)).toBe(false);
			}),
			{ seed: 5, numRuns: 300 },
		);
	});
});

test('a label loses its capital in a sentence, an abbreviation does not', () => {
	expect(['Cardiac ICU', 'PICU or NICU', 'OR', 'Home', '2019'].map(inSentence)).toEqual([
		'cardiac ICU',
		'PICU or NICU',
		'OR',
		'home',
		'2019',
	]);
});

describe('titles of comparisons', () => {
	const high = findingAmong([group('in', 80, 100), group('out', 20, 100)], 0.95, true);
	const none = findingAmong([group('in', 50, 100), group('out', 49, 100)], 0.95, true);
	const title = (parts: Parameters<typeof comparisonTitle>[0]['parts']): string =>
		comparisonTitle({
			subject: 'Survival',
			by: 'setting',
			naming: plainly,
			confidenceLevel: 0.95,
			parts,
		});

	test('say one finding with its shares', () => {
		expect(title([{ ageClass: null, finding: high }])).toBe(
			'Survival was higher in, 80\u202f% (71–87), than out, 20\u202f% (13–29)',
		);
		expect(title([{ ageClass: null, finding: none }])).toBe(
			'Survival by setting: no clear difference',
		);
		expect(title([])).toBe('Survival by setting');
	});

	test('put age classes with the same finding together', () => {
		expect(
			title([
				{ ageClass: 'neonate', finding: none },
				{ ageClass: 'paediatric', finding: high },
				{ ageClass: 'adult', finding: high },
			]),
		).toBe(
			'Survival by setting: no clear difference in neonatal runs; higher in than out in paediatric and adult runs',
		);
	});
});
