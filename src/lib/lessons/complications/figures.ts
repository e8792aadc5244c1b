import type { View } from '../../figures/figure.ts';
import type { LessonFigure } from '../lesson.ts';
import type { ColliderAnswer, ComplicationAnswer, ExposureAnswer } from './analysis.ts';
import {
	chosenChart,
	chosenView,
	severityChart,
	severityView,
	type ChosenDrawn,
} from './collider-figures.ts';
import { stillChart, stillView, waysChart, waysView } from './exposure-figures.ts';

type Either<Collider> =
	| { readonly kind: 'exposure'; readonly view: View<ExposureAnswer> }
	| { readonly kind: 'collider'; readonly view: View<Collider> };

/** A view whose drawing is of one of the two kinds. */
function holding<Collider>(either: Either<Collider>): View<Either<Collider>> {
	return { ...either.view, drawn: either };
}

/** Who is compared: how long they stayed on ECMO, or how sick they were. */
const groups: LessonFigure<ComplicationAnswer, Either<ColliderAnswer>> = {
	id: 'groups',
	name: 'Who is compared',
	methods: ['kaplan-meier'],
	present: (answer) =>
		holding(
			answer.topic === 'collider'
				? { kind: 'collider', view: severityView(answer) }
				: { kind: 'exposure', view: stillView(answer) },
		),
	chart: ({ drawn }, drawing) =>
		drawn.kind === 'collider'
			? severityChart(drawn.view, drawing)
			: stillChart(drawn.view, drawing),
};

/** What comes of it: the ratio in every way of counting, or who is chosen for ECMO. */
const ways: LessonFigure<ComplicationAnswer, Either<ChosenDrawn>> = {
	id: 'ways',
	name: 'What comes of it',
	methods: ['rate-ratio', 'wilson'],
	present: (answer) =>
		holding(
			answer.topic === 'collider'
				? { kind: 'collider', view: chosenView(answer) }
				: { kind: 'exposure', view: waysView(answer) },
		),
	chart: ({ drawn }, drawing) =>
		drawn.kind === 'collider' ? chosenChart(drawn.view, drawing) : waysChart(drawn.view, drawing),
};

export const figures = [groups, ways] as const;
