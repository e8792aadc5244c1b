import type { SettingSpec, SettingSpecs, Settings } from './lesson.ts';

/** Whether a setting can have a value. */
function takes(spec: SettingSpec, value: string): boolean {
	if (spec.kind === 'choice') return spec.values.some((each) => each.value === value);
	const number = Number(value);
	const steps = (number - spec.low) / spec.step;
	return (
		value.trim() !== '' &&
		number >= spec.low &&
		number <= spec.high &&
		Math.abs(steps - Math.round(steps)) < 1e-6
	);
}

/** Every setting at its initial value, overlaid with those chosen; values a setting cannot have are left out. */
export function settingsOf(specs: SettingSpecs, chosen: Settings = {}): Settings {
	return Object.fromEntries(
		Object.entries(specs).map(([name, spec]) => {
			const value = chosen[name];
			return [name, value !== undefined && takes(spec, value) ? value : spec.initial];
		}),
	);
}

/** Names the answer to some settings: those that only change the drawing leave it the same. */
export function answerKeyOf(specs: SettingSpecs, settings: Settings): string {
	return Object.entries(specs)
		.filter(([, spec]) => spec.drawnOnly !== true)
		.map(([name, spec]) => `${name}=${settings[name] ?? spec.initial}`)
		.join('&');
}

/** The parts of a lesson, in order; an address may open at one. */
export const STEPS = [
	{ id: 'scenario', label: 'The claim' },
	{ id: 'commit', label: 'Your prediction' },
	{ id: 'look', label: 'Look' },
	{ id: 'reveal', label: 'The truth' },
	{ id: 'so-what', label: 'So what' },
	{ id: 'check', label: 'Check yourself' },
	{ id: 'sources', label: 'Sources' },
] as const;

export type StepId = (typeof STEPS)[number]['id'];

/** What an address asks of a lesson; what it could not use is said in a sentence each. */
export interface LessonAddress {
	readonly step: StepId | null;
	/** In the presenter view. */
	readonly present: boolean;
	readonly settings: Settings;
	readonly notices: readonly string[];
}

/** Parts of an address that are not the lesson's: the registry, and the versions of what made the link. */
const OF_THE_SITE: readonly string[] = ['world', 'v', 'data'];

/** Reads `?view=present&step=look&group=adult-ohca`. Parameters that this lesson does not know are named in the notices. */
export function readAddress(search: string, specs: SettingSpecs): LessonAddress {
	const chosen: Record<string, string> = {};
	const notices: string[] = [];
	let step: StepId | null = null;
	let present = false;
	for (const [name, value] of new URLSearchParams(search)) {
		if (name === 'step') {
			step = STEPS.find(({ id }) => id === value)?.id ?? null;
			if (step === null) notices.push(`There is no step “${value}”.`);
			continue;
		}
		if (name === 'view' && value === 'present') {
			present = true;
			continue;
		}
		if (OF_THE_SITE.includes(name)) continue;
		const spec = specs[name];
		if (spec === undefined) notices.push(`This lesson has no setting “${name}”.`);
		else if (!takes(spec, value)) notices.push(`“${spec.label}” cannot be “${value}”.`);
		else chosen[name] = value;
	}
	return { step, present, settings: settingsOf(specs, chosen), notices };
}

/** The query that reopens these settings at a step; empty for the beginning of a lesson as it opens. */
export function writeAddress(
	specs: SettingSpecs,
	settings: Settings,
	step: StepId | null,
	present = false,
): string {
	const query = new URLSearchParams();
	if (present) query.set('view', 'present');
	if (step !== null) query.set('step', step);
	for (const [name, spec] of Object.entries(specs)) {
		const value = settings[name];
		if (value !== undefined && value !== spec.initial) query.set(name, value);
	}
	return query.toString();
}
