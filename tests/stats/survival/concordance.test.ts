import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concordance } from '../../../src/lib/stats/survival/concordance.ts';
import { seeded } from './arbitrary-subjects.ts';

interface Subject {
	readonly time: number;
	readonly entry: number;
	readonly event: number;
	readonly score: number;
}

/** All pairs one by one. */
function slowly(subjects: readonly Subject[]): number | null {
	let [share, pairs] = [0, 0];
	for (const first of subjects.filter(({ event }) => event === 1)) {
		for (const other of subjects) {
			const later = other.time > first.time || (other.time === first.time && other.event === 0);
			if (other === first || !later || other.entry >= first.time) continue;
			pairs++;
			share += first.score > other.score ? 1 : first.score === other.score ? 0.5 : 0;
		}
	}
	return pairs > 0 ? share / pairs : null;
}

describe('concordance', () => {
	it('counts the same pairs as a comparison of everybody with everybody', () => {
		const subject = fc.record({
			time: fc.integer({ min: 3, max: 9 }),
			entry: fc.integer({ min: 0, max: 2 }),
			late: fc.boolean(),
			event: fc.integer({ min: 0, max: 1 }),
			score: fc.integer({ min: 0, max: 4 }),
		});
		fc.assert(
			fc.property(fc.array(subject, { maxLength: 30 }), (drawn) => {
				const subjects = drawn.map((one) => ({
					...one,
					entry: one.late ? one.time - 1 : one.entry,
				}));
				const rows = subjects.map((_, row) => row);
				const column = (name: keyof Subject) => subjects.map((one) => one[name]);
				const falling = (name: keyof Subject) =>
					[...rows].sort((a, b) => (subjects[b]?.[name] ?? 0) - (subjects[a]?.[name] ?? 0));
				const sets = {
					time: column('time'),
					event: column('event'),
					entry: column('entry'),
					strata: [{ byTime: falling('time'), byEntry: falling('entry') }],
				};
				const quick = concordance(sets, Float64Array.from(column('score')));
				const slow = slowly(subjects);
				if (slow === null) expect(quick).toBeNull();
				else expect(quick).toBeCloseTo(slow, 14);
			}),
			seeded,
		);
	});
});
