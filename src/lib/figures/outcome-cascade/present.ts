import { count, percent } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { favourableBounds, type ShownBounds } from '../shares/bounds.ts';
import { boundsSentence, boundsText } from '../shares/bounds-words.ts';
import type { Outcomes } from '../shares/outcomes.ts';
import { numberValue, shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { whom } from '../words/cohort-words.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { leftOutAs } from '../flow/left-out.ts';

/** A stage that a run passes or not, with its share of the runs whose answer is known. */
interface CascadeStage {
	readonly label: string;
	readonly share: ShownShare;
	readonly leftOut: number;
}

export interface CascadeDrawn {
	readonly runs: number;
	readonly confidenceLevel: number;
	readonly stages: readonly CascadeStage[];
	readonly favourable: ShownBounds;
}

/** "3 in 5"-like wording is left to readers: the title says the shares as they are. */
function title(stages: readonly CascadeStage[]): string {
	const [off, discharged] = stages.map(({ share }) =>
		share.kind === 'shown' ? percent(share.estimate) : null,
	);
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
	const nothing: ShownShare = { kind: 'empty' };
	const onEcmo = runs - offEcmo.known;
	const inHospital = runs - discharged.known;
	const stages: CascadeStage[] = [
		{ label: 'Off ECMO alive', share: cells[0] ?? nothing, leftOut: onEcmo },
		{ label: 'Discharged alive', share: cells[1] ?? nothing, leftOut: inHospital },
	];
	const favourable = favourableBounds(result, context);
	const empty = emptyWords(runs, discharged.known, 'still in hospital at the snapshot');
	return {
		title: empty === null ? title(stages) : 'From cannulation to recovery',
		subtitle: `${whom(context.cohort, [], runs)} ${openWords(onEcmo, inHospital)}`,
		notes: [
			`Bars: share of the runs whose answer is known; lines: Wilson ${levelText(confidenceLevel)} interval.`,
			'Favourable neurology is given as bounds: the full bar counts only what is on record, the pale one also every survivor without a record.',
			...smallCellNotes(
				cells.some(({ kind }) => kind === 'hidden') || favourable.kind === 'hidden',
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
					numberValue(leftOut),
				]),
				...favourableRows(favourable, inHospital),
			],
		},
		n: { cohort: runs, used: discharged.known },
		leftOut: leftOutAs(
			inHospital,
			'still in hospital at the snapshot: counted in what is known of them, not in discharge',
		),
		empty,
		drawn: { runs, confidenceLevel, stages, favourable },
	};
}

function openWords(onEcmo: number, inHospital: number): string {
	return inHospital === 0
		? 'All outcomes are known.'
		: `At the snapshot (end of 2024) ${runsText(inHospital)} ${inHospital === 1 ? 'was' : 'were'} still in hospital, ${onEcmo === 0 ? 'none' : count(onEcmo)} of them on ECMO; they are left out of the shares they have no answer to.`;
}

function favourableRows(bounds: ShownBounds, leftOut: number): TableValue[][] {
	if (bounds.kind !== 'shown')
		return [
			[
				text('Favourable neurology'),
				wordsValue(boundsText(bounds)),
				...dashes(4),
				numberValue(leftOut),
			],
		];
	return [
		{ label: 'Favourable neurology, on record', ...bounds.low },
		{ label: 'Favourable neurology, if every survivor without a record had it', ...bounds.high },
	].map(({ label, x, share }) => [
		text(label),
		numberValue(x),
		numberValue(bounds.n),
		{ text: percent(share), value: share },
		...dashes(2),
		numberValue(leftOut),
	]);
}

function text(words: string): TableValue {
	return { text: words, value: words };
}

function dashes(many: number): TableValue[] {
	return Array.from({ length: many }, () => wordsValue('–'));
}
