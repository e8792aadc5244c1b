import { describe, expect, it } from 'vitest';
import { drawCourse, type RunEnd } from '../../src/lib/synthesis/model/course.ts';
import {
	dischargeProbability,
	makeFrailtyTable,
} from '../../src/lib/synthesis/model/frailty-table.ts';
import {
	ACTING,
	AFTER_RUN,
	COURSE_HAZARDS,
	RUN_KINDS,
	type RunKind,
	type Steps,
} from '../../src/lib/synthesis/parameters/course.ts';
import { DEFAULT_WORLD } from '../../src/lib/synthesis/parameters/world.ts';
import { Stream } from '../../src/lib/synthesis/random/stream.ts';

interface Hourly {
	readonly end: RunEnd;
	readonly hours: number;
	readonly alive: boolean;
	readonly infected: boolean;
	readonly injured: boolean;
	readonly replaced: boolean;
}

const at = (steps: Steps, hour: number) =>
	steps.reduce((value, [from, perHour]) => (hour >= from ? perHour : value), 0);

/** The course hour by hour, straight from the description: what the event-wise draws must agree with. */
function hourByHour(draw: Stream, kind: RunKind, m: number): Hourly {
	const adult = kind.startsWith('adult');
	const on = new Set<string>();
	const injury = m ** ACTING.kidney.frailtyPower * (adult ? ACTING.kidney.adult : 1);
	const hazards = COURSE_HAZARDS[kind];
	for (let hour = 0; hour < 720; hour++) {
		const before = on.has('kidney');
		const begin = (name: string, p: number) => {
			if (draw.chance(p)) on.add(name);
		};
		begin('infection', hour < 48 ? 0 : ACTING.infection.late);
		begin('haemorrhage', hour < 48 ? ACTING.haemorrhage.early : ACTING.haemorrhage.late);
		begin('infarct', hour < 72 ? ACTING.infarct.early : ACTING.infarct.late);
		begin('pulmonary', ACTING.pulmonary.late);
		begin('kidney', (hour < 48 ? ACTING.kidney.early : ACTING.kidney.late) * injury);
		if (before) begin('rrt', ACTING.rrt);
		const death =
			at(hazards.death, hour) *
			m *
			(on.has('infection') ? 1.4 : 1) *
			(on.has('haemorrhage') ? 2.5 : 1) *
			(on.has('infarct') ? 1.8 : 1) *
			(on.has('pulmonary') ? 1.6 : 1) *
			(on.has('kidney') ? 1.5 : 1);
		const wean = (at(hazards.wean, hour) / Math.sqrt(m)) * (on.has('infection') ? 0.8 : 1);
		const u = draw.uniform();
		const facts = {
			hours: hour + 0.5,
			infected: on.has('infection'),
			injured: on.has('kidney'),
			replaced: on.has('rrt'),
		};
		if (u < death) return { end: 'died', alive: false, ...facts };
		if (u < death + wean)
			return { end: 'weaned', alive: !draw.chance(Math.min(0.9, 0.36 * m ** 0.6)), ...facts };
		if (u < death + wean + at(hazards.bridge, hour))
			return { end: 'bridged', alive: !draw.chance(AFTER_RUN.bridged), ...facts };
	}
	return { end: 'closed', hours: 720, alive: false, infected: true, injured: true, replaced: true };
}

const N = 6000;
const frailties: Readonly<Record<RunKind, number>> = {
	child: 0.6,
	singleVentricle: 2,
	adultOhca: 1.3,
	adultIhca: 0.9,
};

describe.each(RUN_KINDS)('course of a %s run', (kind) => {
	const m = frailties[kind];
	const reference = Array.from({ length: N }, (_, i) =>
		hourByHour(new Stream(11, 'trial').at(i), kind, m),
	);

	it('is discharged alive with the probability that the chain gives', () => {
		const exact = dischargeProbability(m, kind, DEFAULT_WORLD);
		const seen = reference.filter(({ alive }) => alive).length / N;
		expect(Math.abs(seen - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / N));
	});

	it.each([true, false])(
		'has the law of the hourly description given survived = %s',
		(survived) => {
			const wanted = reference.filter(({ alive }) => alive === survived);
			const stream = new Stream(12, 'trial');
			const drawn = Array.from({ length: N }, (_, i) =>
				drawCourse(stream.at(i), kind, m, survived, DEFAULT_WORLD),
			);
			const close = (a: number, b: number) =>
				expect(Math.abs(a - b)).toBeLessThan(
					4.5 * Math.sqrt(0.25 / Math.max(wanted.length, 1) + 0.25 / N),
				);
			const share = <T>(list: readonly T[], holds: (one: T) => boolean) =>
				list.filter(holds).length / list.length;
			for (const end of ['died', 'weaned', 'bridged'] as const)
				close(
					share(wanted, (run) => run.end === end),
					share(drawn, (run) => run.end === end),
				);
			for (const hours of [12, 24, 48, 72, 120, 200])
				close(
					share(wanted, (run) => run.hours <= hours),
					share(drawn, (run) => run.hours <= hours),
				);
			close(
				share(wanted, (run) => run.infected),
				share(drawn, (run) => run.onsets.infection !== Infinity),
			);
			close(
				share(wanted, (run) => run.injured),
				share(drawn, (run) => run.onsets.kidney !== Infinity),
			);
			close(
				share(wanted, (run) => run.replaced),
				share(drawn, (run) => run.onsets.rrt !== Infinity),
			);
			for (const { onsets, hours } of drawn) {
				expect(onsets.rrt === Infinity || onsets.rrt > onsets.kidney).toBe(true);
				expect(onsets.infection === Infinity || onsets.infection < hours).toBe(true);
			}
		},
	);
});

describe('frailty table', () => {
	it('finds the frailty whose survival is asked for', () => {
		const table = makeFrailtyTable(DEFAULT_WORLD);
		for (const kind of RUN_KINDS)
			for (const survival of [0.08, 0.2, 0.35, 0.5, 0.65, 0.8])
				expect(
					Math.abs(dischargeProbability(table(kind, survival), kind, DEFAULT_WORLD) - survival),
				).toBeLessThan(0.002);
	});

	it('falls with survival and holds its ends', () => {
		const table = makeFrailtyTable(DEFAULT_WORLD);
		const low = table('child', 0.9999);
		expect(table('child', 1)).toBe(low);
		expect(table('child', 0.5)).toBeGreaterThan(low);
		expect(table('child', 0.1)).toBeGreaterThan(table('child', 0.5));
		expect(table('child', 0)).toBeCloseTo(Math.exp(3.4), 8);
	});

	it('counts renal replacement where a world lets it act', () => {
		const harmful = { ...DEFAULT_WORLD, rrtHazardRatio: 3 };
		expect(dischargeProbability(1, 'adultIhca', harmful)).toBeLessThan(
			dischargeProbability(1, 'adultIhca', DEFAULT_WORLD) - 0.02,
		);
	});
});
