import { count, decimal } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import { TOO_FEW } from '../../figures/shares/share-words.ts';
import { iconArrays, ofHundred } from '../../plot/icon-array.ts';
import { render } from '../../plot/render.ts';
import type { LessonFigure } from '../lesson.ts';
import type { StoppingAnswer, StoppingTruth } from './analysis.ts';
import type { Habit } from './rerun.ts';
import { capital, exact, MARKERS, ofHundredText, text } from './words.ts';

interface DrawnHabit {
	readonly label: string;
	/** Null where 1 to 4 live: their share and ratio are not told. */
	readonly shown: Habit | null;
}

interface Habits {
	readonly habits: readonly DrawnHabit[];
}

function drawnHabits(truth: StoppingTruth): readonly DrawnHabit[] {
	if (truth === null) return [];
	const { low, none, onFile, strict } = truth;
	return [
		{ label: 'Nobody acts on the value', habit: none },
		{ label: 'As on file: a low value hastens the stop', habit: onFile },
		{ label: 'Strict: a low value ends CPR at once', habit: strict },
	].map(({ label, habit }) => ({
		label,
		shown: isSmallCount(Math.round(habit.alive * low)) ? null : habit,
	}));
}

const aliveText = ({ shown }: DrawnHabit): string =>
	shown === null ? TOO_FEW : `${ofHundredText(shown.alive)} of 100`;

/** A hundred with a low value under three habits of stopping. */
const habits: LessonFigure<
	{ readonly answer: StoppingAnswer; readonly truth: StoppingTruth },
	Habits
> = {
	id: 'habits',
	name: 'Under three habits',
	methods: ['risk-ratio'],
	present({ answer, truth }) {
		const { positive } = MARKERS[answer.marker];
		const title = `Of 100 ${positive}: alive under three habits of stopping`;
		const list = drawnHabits(truth);
		const ratioText = ({ ratio }: Habit): string =>
			ratio === null ? 'without limit' : decimal(ratio, 2);
		const nobody = 'Nobody acts on lactate in this registry: there is no habit to take away.';
		return {
			title,
			subtitle:
				truth === null
					? nobody
					: `The same ${count(truth.low)} arrests, run again with the same people and chances.`,
			notes:
				truth === null
					? []
					: [
							'All such arrests, those still in hospital at the snapshot with them. Nothing is estimated here. Where 1 to 4 live, neither share nor ratio is shown.',
						],
			description:
				truth === null
					? nobody
					: list
							.map((each) =>
								each.shown === null
									? `${each.label}: ${TOO_FEW}.`
									: `${each.label}: ${aliveText(each)} alive, likelihood ratio for death ${ratioText(each.shown)}.`,
							)
							.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Habit', numeric: false },
					{ label: `Alive of those ${positive}`, numeric: true },
					{ label: 'Likelihood ratio for death', numeric: true },
					{ label: `${capital(positive)}, of those who live`, numeric: true },
				],
				rows:
					truth === null
						? [[text('No habit'), exact(null), exact(null), exact(null)]]
						: list.map(({ label, shown }) =>
								shown === null
									? [text(label), text(TOO_FEW), text(TOO_FEW), text(TOO_FEW)]
									: [
											text(label),
											exact(shown.alive),
											{ text: ratioText(shown), value: shown.ratio },
											exact(shown.falseAlarm),
										],
							),
			},
			n: { cohort: truth?.low ?? 0, used: truth?.low ?? 0 },
			empty: truth === null ? nobody : null,
			drawn: { habits: list },
		};
	},
	chart(view, drawing) {
		if (view.empty !== null) return null;
		const { theme } = drawing;
		const chart = iconArrays(
			{
				kinds: [
					{ label: 'Alive', fill: theme.survived },
					{ label: 'Died', fill: theme.paper },
				],
				arrays: view.drawn.habits.map((each) => {
					const alive = each.shown?.alive ?? 0;
					return {
						heading: capital(aliveText(each)),
						detail: each.label,
						counts: each.shown === null ? [] : ofHundred([alive, 1 - alive]),
						words: `${each.label}: ${aliveText(each)}${each.shown === null ? '' : ' alive'}`,
					};
				}),
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const truthFigures = [habits] as const;
