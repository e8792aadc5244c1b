import { PUBLISHED, type Settings } from './settings.ts';

/** A world worth meeting, by its name. */
export interface Preset {
	readonly name: string;
	/** What there is to see in it. */
	readonly why: string;
	readonly changes: Partial<Omit<Settings, 'cases' | 'seed'>>;
}

export const PRESETS: readonly Preset[] = [
	{
		name: 'The published world',
		why: 'Everything as published; with another seed, other people under the same laws.',
		changes: {},
	},
	{
		name: 'No benefit at all',
		why: 'For every case both strategies end the same. What a naive comparison still shows is bias and nothing else.',
		changes: { noEffect: true },
	},
	{
		name: 'Strong hidden confounding',
		why: 'Teams see what no file records, and it decides who gets ECMO and who lives. No adjustment brings the truth back.',
		changes: { hidden: 4 },
	},
	{
		name: 'Half the records missing',
		why: 'Of every field that can be lost, half of what was recorded is lost besides.',
		changes: { missing: 1.5 },
	},
	{
		name: 'Centres all alike',
		why: 'Every centre gives the same care; only their patients and chance still set them apart in a funnel plot.',
		changes: { centres: 0 },
	},
];

/** Settings with a preset in place of everything but seed and size. */
export function withPreset(settings: Settings, preset: Preset): Settings {
	const { cases, seed } = settings;
	return { ...PUBLISHED, ...preset.changes, cases, seed };
}
