import { tableFromIPC } from '@uwdata/flechette';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSimulator } from '../../src/lib/synthesis/model/case.ts';
import { DEFAULT_WORLD, worldWith } from '../../src/lib/synthesis/parameters/world.ts';
import type { CentreKeyFields } from '../../src/lib/synthesis/publish/centre-key.ts';
import { generateRegistry } from '../../src/lib/synthesis/registry.ts';
import { PRESETS, withPreset } from '../../src/lib/synthesis/what-if/presets.ts';
import { readSettings, writeSettings } from '../../src/lib/synthesis/what-if/settings-url.ts';
import { settingsWords } from '../../src/lib/synthesis/what-if/settings-words.ts';
import {
	KNOBS,
	PUBLISHED,
	worldOf,
	type Knob,
	type Settings,
} from '../../src/lib/synthesis/what-if/settings.ts';

const anyKnob = (knob: Knob) => {
	const { low, high, decimals } = KNOBS[knob];
	const scale = 10 ** decimals;
	return fc.oneof(
		fc.constant(PUBLISHED[knob]),
		fc
			.integer({ min: Math.ceil(low * scale), max: Math.floor(high * scale) })
			.map((whole) => Number((whole / scale).toFixed(decimals))),
	);
};

const anySettings: fc.Arbitrary<Settings> = fc
	.record({
		cases: anyKnob('cases'),
		seed: anyKnob('seed'),
		noEffect: fc.boolean(),
		ecmo: anyKnob('ecmo'),
		measured: anyKnob('measured'),
		hidden: anyKnob('hidden'),
		missing: anyKnob('missing'),
		centres: anyKnob('centres'),
	})
	.map((settings) => (settings.noEffect ? { ...settings, ecmo: 1 } : settings));

describe('a what-if registry in a link', () => {
	it('comes back as it was written, in characters that an address leaves alone', () => {
		fc.assert(
			fc.property(anySettings, (settings) => {
				const text = writeSettings(settings);
				const { settings: read, notices } =
					text === '' ? { settings: PUBLISHED, notices: [] } : readSettings(text);
				expect(read).toEqual(settings);
				expect(notices).toEqual([]);
				expect(encodeURIComponent(text).replaceAll('%2C', ',')).toBe(text);
				expect(() => worldOf(read)).not.toThrow();
			}),
			{ seed: 20_261_122 },
		);
	});

	it('is never a reason to throw, and is always a world', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc
						.array(
							fc.oneof(
								fc.string(),
								fc.constantFrom('1', 'seed-7', 'seed--1', 'hidden-9', 'effect-none', 'cases-1e9'),
							),
						)
						.map((parts) => parts.join(',')),
				),
				(text) => {
					const { settings } = readSettings(text);
					expect(() => worldOf(settings)).not.toThrow();
					const again = writeSettings(settings);
					if (again !== '') expect(readSettings(again)).toEqual({ settings, notices: [] });
				},
			),
			{ seed: 20_261_123 },
		);
	});

	it('names the version and what differs', () => {
		expect(writeSettings(PUBLISHED)).toBe('');
		expect(writeSettings({ ...PUBLISHED, seed: 7, cases: 30_000, noEffect: true })).toBe(
			'1,cases-30000,seed-7,effect-none',
		);
	});

	it.each([
		['moon', 'which is none'],
		['1,moon-3', 'no setting “moon-3”'],
		['1,hidden-9', '“hidden” of a what-if registry cannot be “9” (0 to 4)'],
		['1,cases-1000000', 'cannot be “1000000”'],
		['1,seed-0.5', 'cannot be “0.5”'],
		['1,seed-3,seed-4', '“seed” more than once'],
		['2,seed-3', 'newer version'],
	])('says of %s what it left out', (text, words) => {
		expect(readSettings(text).notices.join(' ')).toContain(words);
	});

	it('keeps the rest of a text with a bad part', () => {
		expect(readSettings('1,hidden-9,seed-7').settings).toEqual({ ...PUBLISHED, seed: 7 });
	});

	it('has words', () => {
		const settings = { ...PUBLISHED, seed: 7, cases: 30_000 };
		expect(settingsWords({ ...settings, noEffect: true })).toBe(
			'no true effect, seed 7, 30,000 cases',
		);
		expect(settingsWords({ ...settings, hidden: 3, missing: 1.5, centres: 0, measured: 0 })).toBe(
			'no measured confounding, hidden confounding × 3, half of what was recorded lost, centres alike in care, seed 7, 30,000 cases',
		);
	});
});

describe('the world of a what-if registry', () => {
	it('is the published one when nothing is changed', () => {
		expect(worldOf(PUBLISHED)).toEqual(DEFAULT_WORLD);
	});

	it('cannot be outside its range', () => {
		expect(() => worldOf({ ...PUBLISHED, hidden: 5 })).toThrow('hidden');
	});
});

const SMALL = { ...PUBLISHED, cases: 6000, seed: 7 };
const registryOf = (changes: Partial<Settings>) =>
	generateRegistry(worldOf({ ...SMALL, ...changes }));
const published = registryOf({});

type Key = Readonly<Record<'y_if_ecpr_strategy' | 'y_if_conventional_strategy', boolean>>;
const keysOf = ({ answer_key }: typeof published) =>
	tableFromIPC(answer_key.bytes).toArray() as Key[];
const truth = (registry: typeof published) => {
	const keys = keysOf(registry);
	const alive = (name: keyof Key) => keys.filter((key) => key[name]).length;
	return (alive('y_if_ecpr_strategy') - alive('y_if_conventional_strategy')) / keys.length;
};

describe('what the settings do', () => {
	it('gives every preset a world, with seed and size kept', () => {
		for (const preset of PRESETS) {
			const settings = withPreset(SMALL, preset);
			expect([settings.cases, settings.seed]).toEqual([6000, 7]);
			expect(() => worldOf(settings)).not.toThrow();
		}
	});

	it('leaves no effect at all in the world without one', () => {
		expect(truth(published)).toBeGreaterThan(0.08);
		const none = registryOf({ noEffect: true });
		expect(truth(none)).toBe(0);
		for (const key of keysOf(none))
			expect(key.y_if_ecpr_strategy).toBe(key.y_if_conventional_strategy);
	});

	it('moves the effect with the odds on ECMO', () => {
		expect(truth(registryOf({ ecmo: 3 }))).toBeGreaterThan(truth(published) + 0.03);
		expect(truth(registryOf({ ecmo: 0.1 }))).toBeLessThan(truth(published) - 0.08);
	});

	const emptyShare = (registry: typeof published, table: 'runs' | 'conventional', name: string) => {
		const read = tableFromIPC(registry[table].bytes);
		const column = read.getChild(name);
		let empty = 0;
		for (let row = 0; row < read.numRows; row++) if (column.at(row) === null) empty++;
		return empty / read.numRows;
	};

	it('loses nothing, as much as published, or half of the rest', () => {
		const none = registryOf({ missing: 0 });
		const half = registryOf({ missing: 1.5 });
		for (const name of ['initial_rhythm', 'epinephrine_doses', 'weight_kg', 'sex']) {
			expect(emptyShare(none, 'conventional', name)).toBe(0);
			const before = emptyShare(published, 'conventional', name);
			expect(before).toBeGreaterThan(0);
			expect(emptyShare(half, 'conventional', name)).toBeCloseTo(1 - (1 - before) / 2, 1);
		}
		const survivors = tableFromIPC(none.runs.bytes).toArray() as {
			survived_discharge: boolean | null;
			neuro_discharge: number | null;
		}[];
		const unrecorded = survivors.filter(
			(run) => run.survived_discharge === true && run.neuro_discharge === null,
		);
		expect(unrecorded).toEqual([]);
	});

	it('changes no person and no outcome by what goes missing', () => {
		expect(keysOf(registryOf({ missing: 1.5 }))).toEqual(keysOf(published));
	});

	const centreKeys = (registry: typeof published) =>
		tableFromIPC(registry.answer_key_centre.bytes).toArray() as CentreKeyFields[];

	it('makes centres alike in care, to the last digit', () => {
		const alike = centreKeys(registryOf({ centres: 0 }));
		for (const { true_difference: difference, time_shift_min: minutes } of alike) {
			expect(Math.abs(difference)).toBe(0);
			expect(Math.abs(minutes)).toBe(0);
		}
		const spread = (keys: readonly CentreKeyFields[]) =>
			Math.max(...keys.map(({ true_difference: difference }) => Math.abs(difference)));
		expect(spread(centreKeys(registryOf({ centres: 3 })))).toBeGreaterThan(
			2 * spread(centreKeys(published)),
		);
	});

	it('keeps the mean minutes to flow when centres are alike', () => {
		const minutes = (centreSpread: number) => {
			const { arrive } = makeSimulator(worldWith({ cases: 60_000, centreSpread }));
			let sum = 0;
			for (let index = 0; index < 3000; index++) sum += arrive(index).flow.median;
			return sum / 3000;
		};
		expect(Math.abs(minutes(0) - minutes(1))).toBeLessThan(1.5);
	});
});
