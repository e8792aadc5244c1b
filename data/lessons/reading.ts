import { holds } from '../../src/lib/lessons/comparison/words.ts';
import type { AnswerKey } from '../../src/lib/lessons/data/answer-key.ts';
import type { LessonData } from '../../src/lib/lessons/data/lesson-data.ts';
import type { Lesson, LessonAnalysis, Settings } from '../../src/lib/lessons/lesson.ts';
import type { Estimated } from '../../src/lib/lessons/methods/estimates.ts';
import { settingsOf } from '../../src/lib/lessons/settings.ts';

/** One quantity of one registry; `held` is whether its 95 % interval held that registry's truth. */
export interface Reading {
	readonly value: number;
	readonly held: boolean | null;
}

/** The quantities of a lesson on one registry, by their names in the contract. */
export type Readings<Names extends string = string> = Readonly<Record<Names, Reading>>;

export const value = (of: number): Reading => ({ value: of, held: null });

/** 1 where something is so in this registry. */
export const whether = (so: boolean): Reading => value(so ? 1 : 0);

export const against = (estimated: Estimated, truth: number): Reading => ({
	value: estimated.estimate,
	held: holds(estimated, truth),
});

/** A registry with its key, as the pages of the lessons have it. */
export interface Opened {
	readonly data: LessonData;
	readonly key: AnswerKey;
}

/** What the page of a lesson computes and reveals for some of its settings; all others as the page opens. */
export function opened<Answer, Truth>(
	{ data, key }: Opened,
	lesson: Lesson<Answer, Truth>,
	analysis: LessonAnalysis<Answer, Truth>,
	chosen: Settings = {},
) {
	const settings = settingsOf(lesson.settings, chosen);
	for (const [name, wanted] of Object.entries(chosen))
		if (settings[name] !== wanted)
			throw new RangeError(`${lesson.facts.id} has no setting ${name}=${wanted}.`);
	return {
		answer: analysis.analyse(data, settings),
		truth: analysis.reveal(data, key, settings),
		settings,
	};
}
