import { describe, expect, it } from 'vitest';
import { achieved } from '../../data/calibration/achieved.ts';
import { isInside, parseCsv, readTargets } from '../../data/calibration/targets.ts';
import { publishedRegistry } from './helpers/registry.ts';

describe('calibration', () => {
	it('computes every used target and meets nine in ten', async () => {
		const targets = (await readTargets('data/calibration.csv')).filter(({ used }) => used);
		const values = achieved(publishedRegistry());
		expect(targets).toHaveLength(72);
		expect([...values.keys()].sort()).toEqual(targets.map(({ id }) => id).sort());
		for (const value of values.values()) expect(Number.isFinite(value)).toBe(true);
		const inside = targets.filter((target) => isInside(target, values.get(target.id) ?? NaN));
		expect(inside.length / targets.length).toBeGreaterThanOrEqual(0.9);
	}, 240_000);

	it('counts the tolerance on both sides', () => {
		const target = {
			id: 'T',
			population: '',
			ageGroup: '',
			setting: '',
			diagnosis: '',
			metric: '',
			unit: 'proportion',
			low: 0.2,
			point: 0.25,
			high: 0.3,
			source: '',
			used: true,
			how: '',
			tolerance: 0.05,
		};
		expect([0.149, 0.15, 0.35, 0.351].map((value) => isInside(target, value))).toEqual([
			false,
			true,
			true,
			false,
		]);
	});

	it('reads quoted fields', () => {
		expect(parseCsv('a,"b, ""c""",d\r\n1,,"2\n3"\n')).toEqual([
			['a', 'b, "c"', 'd'],
			['1', '', '2\n3'],
		]);
	});
});
