import { count, percent } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { favourableBounds, type ShownBounds } from '../shares/bounds.ts';
import { boundsSentence, boundsText, highLabel } from '../shares/bounds-words.ts';
import type { Outcomes } from '../shares/outcomes.ts';
import {
	countValue,
	numberValue,
	shareColumns,
	shareValues,
	wordsValue,
} from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { besideRuns, pointOf, type BesideShare } from '../shares/near-share.ts';
import { shownShares } from '../shares/shown-share.ts';
import { whom } from '../words/cohort-words.ts';
import { emptyWords, NEAR_NOTE, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { happenedLater } from '../words/unlinked.ts';
import { leftOutAs } from '../flow/left-out.ts';

/** A stage that a run passes or not, with its share of the runs whose answer is known. */
interface CascadeStage {
	readonly label: string;
	readonly share: BesideShare;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

export interface CascadeDrawn {
	readonly runs: number;
	readonly confidenceLevel: number;
	readonly stages: readonly CascadeStage[];
	readonly favourable: ShownBounds;
}

/** "3 in 5"-like wording is left to readers: the title says the shares as they are. */
function title(stages: readonly CascadeStage[]): string {
	const [off, discharged] = stages.map(({ share }) => {
		const point = pointOf(share);
		return point === null ? null : percent(point.estimate);
	});
	if (off == null || discharged == null) return 'From cannulation to recovery';
	return `Of those cannulated, ${off} came off ECMO alive and ${discharged} left hospital alive`;
}

/** What chart, title, table, description and export of the cascade see. */
export function presentCascade(result: Outcomes, context: PresentContext): View<CascadeDrawn> {
	const { confidenceLevel } = context;
	const { runs, offEcmo, discharged } = result;
	const { cells } = shownShares(
		[offEcmo, discharged].map(({ yes, known }) => ({ x: yes, n: known })),
		[],
		context,
	);
	// Whoever is on ECMO is in hospital: both numbers, and those in hospital off ECMO, are seen together.
	const onEcmo = runs - offEcmo.known;
	const inHospital = runs - discharged.known;
	const few = (n: number): boolean => context.policy.suppress && isSmallCount(n);
	// Both together tell the difference; where all still in hospital are 1 to 4, that is not told, and none on ECMO may be.
	const apart = few(inHospital) || !few(inHospital - onEcmo);
	const told = { onEcmo: !few(onEcmo) && apart, inHospital: !few(inHospital) };
	const stage = (label: string, at: 0 | 1, out: number, tells: boolean): CascadeStage => ({
		label,
		share: besideRuns(cells[at] ?? { kind: 'empty' }, runs, tells, context),
		leftOut: tells ? out : null,
	});
	const stages: CascadeStage[] = [
		stage('Off ECMO alive', 0, onEcmo, told.onEcmo),
		stage('Discharged alive', 1, inHospital, told.inHospital),
	];
	const favourable = favourableBounds(result, context, true);
	const empty = emptyWords(runs, discharged.known, 'still in hospital at the snapshot');
	return {
		title: empty === null ? title(stages) : 'From cannulation to recovery',
		subtitle:
			`${whom(context.cohort, [], runs)} ${runs === 0 ? '' : openWords(told.onEcmo ? onEcmo : null, told.inHospital ? inHospital : null)}`.trimEnd(),
		notes: [
			`Bars: share of the runs whose answer is known; lines: Wilson ${levelText(confidenceLevel)} interval.`,
			'Favourable neurology is given as bounds: the full bar counts only what is on record, the pale one also every survivor without a record.',
			...(stages.some(({ share }) => share.kind === 'near') ? [NEAR_NOTE] : []),
			...smallCellNotes(
				cells.some(({ kind }) => kind === 'hidden') ||
					favourable.kind === 'hidden' ||
					stages.some(({ leftOut }) => leftOut === null),
			),
		],
		description: `${runsText(runs)} cannulated. ${stages
			.map(({ label, share }) => `${label}: ${shareSentence(share)}.`)
			.join(' ')} Favourable neurology: ${boundsSentence(favourable)}.`,
		table: {
			caption: 'From cannulation to favourable neurology',
			columns: [
				{ label: 'Stage', numeric: false },
				...shareColumns('Runs', confidenceLevel),
				{ label: 'Still open', numeric: true },
			],
			rows: [
				[text('Cannulated'), numberValue(runs), numberValue(runs), ...dashes(3), numberValue(0)],
				...stages.map(({ label, share, leftOut }) => [
					text(label),
					...shareValues(share),
					countValue(leftOut),
				]),
				...favourableRows(favourable, told.inHospital ? inHospital : null),
			],
		},
		n: told.inHospital
			? { cohort: runs, used: discharged.known }
			: { cohort: runs, used: runs, untold: 'used' },
		leftOut: leftOutAs(
			inHospital,
			'still in hospital at the snapshot: counted in what is known of them, not in discharge',
			told.inHospital,
		),
		empty,
		unlinked: happenedLater('a bar'),
		drawn: { runs, confidenceLevel, stages, favourable },
	};
}

function openWords(onEcmo: number | null, inHospital: number | null): string {
	if (inHospital === 0) return 'All outcomes are known.';
	const still = inHospital === null ? '1 to 4 runs' : runsText(inHospital);
	const on = onEcmo === null ? 'a few' : onEcmo === 0 ? 'none' : count(onEcmo);
	return `At the snapshot (end of 2024) ${still} ${inHospital === 1 ? 'was' : 'were'} still in hospital, ${on} of them on ECMO; they are left out of the shares they have no answer to.`;
}

function favourableRows(bounds: ShownBounds, leftOut: number | null): TableValue[][] {
	if (bounds.kind !== 'shown')
		return [
			[
				text('Favourable neurology'),
				wordsValue(boundsText(bounds)),
				...dashes(4),
				countValue(leftOut),
			],
		];
	return [
		{ label: 'Favourable neurology, on record', ...bounds.low },
		{ label: highLabel(bounds), ...bounds.high },
	].map(({ label, x, share }) => [
		text(label),
		numberValue(x),
		bounds.n === null ? wordsValue(bounds.of) : numberValue(bounds.n),
		{ text: percent(share), value: share },
		...dashes(2),
		countValue(leftOut),
	]);
}

function text(words: string): TableValue {
	return { text: words, value: words };
}

function dashes(many: number): TableValue[] {
	return Array.from({ length: many }, () => wordsValue('–'));
}
