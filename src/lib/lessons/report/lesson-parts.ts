import type { ReportData } from '../../ui/report/report-data.ts';
import { lessonCatalogue } from '../index.ts';
import type { Again, Lesson, LessonFigure } from '../lesson.ts';
import type { StepId } from '../settings.ts';
import { COMPARISON, TEXT } from './part-names.ts';

/** Something of a lesson that a report can hold. */
export type LessonPart = {
	/** Unique in the lesson. */
	readonly id: string;
	readonly name: string;
	/** Where a link finds it. */
	readonly step: StepId;
} & (
	| { readonly kind: 'look'; readonly figure: LessonFigure }
	| { readonly kind: 'comparison' }
	| {
			readonly kind: 'truth';
			readonly figure: LessonFigure<{ readonly answer: unknown; readonly truth: unknown }>;
	  }
	| { readonly kind: 'again'; readonly again: Again }
	| { readonly kind: 'text'; readonly truth: boolean }
);

/** Everything of a lesson that a report can hold: each figure, and the text without and with what the truth shows. */
export function lessonParts({ figures, truthFigures = [], again }: Lesson): readonly LessonPart[] {
	const looked = figures.map((figure): LessonPart => {
		const { id, name } = figure;
		return { kind: 'look', id, name, step: 'look', figure };
	});
	const revealed = truthFigures.map((figure): LessonPart => {
		const { id, name } = figure;
		return { kind: 'truth', id, name, step: 'reveal', figure };
	});
	const parts: LessonPart[] = [
		...looked,
		{ kind: 'comparison', ...COMPARISON, step: 'reveal' },
		...revealed,
	];
	if (again !== undefined) {
		const { id, name } = again.figure;
		parts.push({ kind: 'again', id, name, step: 'reveal', again });
	}
	const words = { kind: 'text', step: 'scenario' } as const;
	return [
		...parts,
		{ ...words, id: TEXT.before, name: 'text', truth: false },
		{ ...words, id: TEXT.after, name: 'text, with the truth', truth: true },
	];
}

/** Whether the answer key has to be opened for it. */
export function needsTruth(part: LessonPart): boolean {
	return part.kind === 'text' ? part.truth : part.kind !== 'look';
}

/** What the page of the report knows of all lessons, without their code. */
export async function reportLessons(): Promise<ReportData['lessons']> {
	const lessons = await Promise.all(lessonCatalogue.map(({ lesson }) => lesson()));
	return Object.fromEntries(
		lessons.map((lesson) => {
			const { id, number, title } = lesson.facts;
			const parts = lessonParts(lesson).map((part) => {
				const { name, step } = part;
				return [part.id, { name, step }] as const;
			});
			return [id, { number, title, parts: Object.fromEntries(parts) }];
		}),
	);
}
