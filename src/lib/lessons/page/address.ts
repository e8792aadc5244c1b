import { replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { withWorld } from '../../ui/what-if/world-search.ts';
import { readAddress, settingsOf, writeAddress, type StepId } from '../settings.ts';
import type { LessonVisit } from './visit.svelte.ts';

/** What stands behind the path of this lesson to reopen its settings at a step, on a registry. */
export function searchOf(
	visit: LessonVisit,
	step: StepId | null,
	world: string = visit.registry,
): string {
	const { data, lesson, presented } = visit;
	return withWorld(writeAddress(data.settings, lesson.settings, step, presented !== null), world);
}

/** Writes settings and step into the address, without a new entry in the history. */
export function note(visit: LessonVisit, step: StepId | null): void {
	// eslint-disable-next-line svelte/no-navigation-without-resolve -- the lesson's own address, resolved above its id
	replaceState(`${resolve('/learn/')}${visit.data.lesson.id}/${searchOf(visit, step)}`, {});
}

/** Brings a step to the top of the window. */
export function showStep(step: StepId): void {
	document.getElementById(step)?.scrollIntoView({ block: 'start' });
}

/** Takes settings, step and view from the address. */
export function readPlace(visit: LessonVisit): void {
	const { lesson, data } = visit;
	const asked = readAddress(location.search, data.settings);
	const { step, settings } = asked;
	visit.notices = asked.notices;
	const far = step !== null && !['scenario', 'commit'].includes(step);
	if (far && lesson.prediction === undefined) visit.passed = true;
	lesson.use(settings);
	const initial = settingsOf(data.settings);
	if (Object.entries(settings).some(([name, value]) => initial[name] !== value))
		void visit.code.fetch();
	visit.presented = asked.present ? (step ?? 'scenario') : null;
	if (step === 'reveal' || step === 'so-what' || step === 'check') void visit.reveal();
	if (step !== null && !asked.present)
		requestAnimationFrame(() => {
			showStep(step);
		});
}
