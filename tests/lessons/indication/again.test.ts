import { beforeAll, describe, expect, it } from 'vitest';
import { again } from '../../../src/lib/lessons/indication/again-figure.ts';
import { atStrength, type AtStrength } from '../../../src/lib/lessons/indication/again.ts';
import { analysis } from '../../../src/lib/lessons/indication/analysis.ts';
import { lesson } from '../../../src/lib/lessons/indication/lesson.ts';
import { asPublished, STRENGTHS } from '../../../src/lib/lessons/indication/strength.ts';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import { DEFAULT_WORLD } from '../../../src/lib/synthesis/parameters/world.ts';
import { published, withSettings } from '../published.ts';

describe('the hidden variable made weaker or stronger, on the published seed', () => {
	const made = new Map<number, AtStrength>();
	const shares: number[] = [];

	beforeAll(() => {
		for (const { times } of STRENGTHS)
			made.set(
				times,
				atStrength(DEFAULT_WORLD, 'child-ihca', times, (share) => shares.push(share)),
			);
	}, 240_000);

	const at = (times: number): AtStrength => {
		const found = made.get(times);
		if (found === undefined) throw new Error(`Nothing was made at ${times}.`);
		return found;
	};

	it('gives at the published strength what the published files give', async () => {
		const file = await published(analysis);
		const settings = withSettings(lesson);
		const answer = analysis.analyse(file.data, settings);
		const truth = analysis.reveal(file.data, file.key, settings);
		const { made: own, value } = again.own(answer, truth, file.key.world);
		expect(value).toBe('1');
		const other = at(1);
		expect(other.n).toBe(own.n);
		for (const name of ['crude', 'truth', 'eValue'] as const)
			expect(other[name], name).toBeCloseTo(own[name], 9);
		for (const name of ['careful', 'withHidden'] as const)
			for (const part of ['estimate', 'lower', 'upper'] as const)
				expect(other[name][part] ?? NaN, `${name} ${part}`).toBeCloseTo(own[name][part] ?? NaN, 9);
		expect(other.gap.before).toBeCloseTo(own.gap.before, 9);
		expect(other.gap.after).toBeCloseTo(own.gap.after, 9);
	});

	it('lies where the contract says at every strength, within three SD', () => {
		for (const { times, careful, spread, truth, withHidden, eValue } of STRENGTHS) {
			const one = at(times);
			expect(Math.abs(one.careful.estimate - careful), `${times}`).toBeLessThan(3 * spread + 0.005);
			expect(Math.abs(one.withHidden.estimate - withHidden), `${times}`).toBeLessThan(0.035);
			expect(Math.abs(one.truth - truth), `${times}`).toBeLessThan(0.014);
			expect(Math.abs(one.eValue - eValue), `${times}`).toBeLessThan(0.5);
		}
	});

	it('moves the weighted answer away from the truth as it grows, and the E-value with it', () => {
		const missed = [1, 2, 3, 4].map((times) => at(times).careful.estimate - at(times).truth);
		expect(missed).toEqual([...missed].sort((a, b) => a - b));
		for (const times of [2, 3, 4]) expect(at(times).careful.lower).toBeGreaterThan(at(times).truth);
		expect(at(4).eValue).toBeGreaterThan(at(1).eValue);
		expect(Math.abs(at(0).gap.before)).toBeLessThan(0.05);
	});

	it('tells how far it is, and ends', () => {
		expect(shares.length).toBeGreaterThan(20);
		for (const share of shares) {
			expect(share).toBeGreaterThan(0);
			expect(share).toBeLessThan(1);
		}
	});

	it('stands beside what was measured in the published world only where all else is as there', () => {
		expect(at(2).asPublished).toBe(true);
		expect(asPublished({ ...DEFAULT_WORLD, seed: 99, cases: 5000, uMultiplier: 3 })).toBe(true);
		expect(asPublished({ ...DEFAULT_WORLD, noEffect: true })).toBe(false);
		const elsewhere = { ...at(2), asPublished: false };
		expect(again.words(elsewhere).join(' ')).not.toContain('In 20 registries');
	});

	it('says and draws the numbers it has', () => {
		const all = STRENGTHS.map(({ times }) => at(times));
		const view = again.figure.present(all, {
			settings: withSettings(lesson),
			confidenceLevel: 0.95,
		});
		expect(view.table.rows).toHaveLength(all.length);
		for (const one of all) {
			expect(view.description).toContain(points(one.careful.estimate));
			const said = again.words(one).join(' ');
			expect(said).toContain(points(one.truth));
			expect(said).not.toMatch(/NaN|undefined|Infinity/);
		}
		expect(again.words(at(2)).join(' ')).toContain('misses the truth');
		expect(again.words(at(2)).join(' ')).toContain('held the truth in 0 of them');
	});
});
