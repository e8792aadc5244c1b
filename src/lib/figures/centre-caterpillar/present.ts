import { decimal, percent, percentInterval } from '../../domain/format.ts';
import { shrinkage } from '../../stats/shrinkage.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import type { CentreCount } from '../centres/centre-counts.ts';
import { CENTRE_DRAWS, centreValue, chosenCentres, chosenNotes } from '../centres/centre-filter.ts';
import { centresText } from '../centres/centre-words.ts';
import { countValue, shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { TOO_FEW, ofKnown, shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { capital } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { spokenOf, tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';

/** The best guess of a centre's share, and how far it was drawn in. */
interface Shrunken {
	readonly estimate: number;
	/** Null where centres differ no more than chance allows. */
	readonly lower: number | null;
	readonly upper: number | null;
	/** 0 not drawn in at all, 1 to the common share. */
	readonly drawnIn: number;
}

export interface DrawnCentre {
	readonly centre: string;
	readonly observed: ShownShare;
	readonly shrunken: Shrunken | null;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

export interface CentreCaterpillarDrawn {
	readonly confidenceLevel: number;
	/** Those drawn: the largest first. */
	readonly centres: readonly DrawnCentre[];
	/** Those of them that the cohort is filtered to. */
	readonly chosen: readonly string[];
}

const { verb, open, subject } = SURVIVAL_TO_DISCHARGE;

/** Rows beyond which a drawing is too long to read; the table has all. */
const MOST_DRAWN = 80;

const TITLE = `${subject} by centre, observed and shrunken towards the share of all`;

/** "40 % (33–47)", without limits where there are none. */
export function shrunkenText({ estimate, lower, upper }: Shrunken): string {
	return lower === null || upper === null
		? percent(estimate)
		: `${percent(estimate)} (${percentInterval(lower, upper, { bare: true })})`;
}

/** A centre in a sentence: observed, then shrunken. */
export function centreSentence({ centre, observed, shrunken }: DrawnCentre): string {
	const guess = shrunken === null ? '' : `; shrunken ${shrunkenText(shrunken)}`;
	return `Centre ${centre}, ${verb}: ${shareSentence(observed)}${guess}`;
}

function drawnCentres(
	centres: readonly CentreCount[],
	context: PresentContext,
): {
	readonly drawn: readonly DrawnCentre[];
	readonly all: ShownShare;
	readonly rho: number | null;
	readonly leftOut: ToldLeftOut;
} {
	const { cells, totals } = shownShares(
		centres.map(({ yes, known }) => ({ x: yes, n: known })),
		[wholeGroup(centres.length)],
		context,
	);
	const shown = cells.map((cell) => (cell.kind === 'shown' ? cell : { x: 0, n: 0 }));
	const fit = shrinkage(
		shown.map(({ x }) => x),
		shown.map(({ n }) => n),
		context.confidenceLevel,
	);
	const leftOut = tellLeftOut(
		centres.map(({ runs, known }) => runs - known),
		context.policy,
	);
	const drawn = centres
		.map((one, at): DrawnCentre => {
			const estimate = fit.estimate[at] ?? null;
			return {
				centre: one.centre,
				observed: cells[at] ?? { kind: 'empty' },
				shrunken:
					estimate === null
						? null
						: {
								estimate,
								lower: fit.lower[at] ?? null,
								upper: fit.upper[at] ?? null,
								drawnIn: fit.weightOfCommon[at] ?? 0,
							},
				leftOut: leftOut.rows[at] ?? null,
			};
		})
		.toSorted((a, b) => sizeOf(b.observed) - sizeOf(a.observed) || (a.centre < b.centre ? -1 : 1));
	return { drawn, all: totals[0] ?? { kind: 'empty' }, rho: fit.rho, leftOut };
}

function sizeOf(share: ShownShare): number {
	return share.kind === 'empty' ? 0 : share.n;
}

function shareOr(value: number | null): TableValue {
	return value === null ? wordsValue('–') : { text: percent(value), value };
}

/** What chart, title, table, description and export see. */
export function presentCentreCaterpillar(
	centres: readonly CentreCount[],
	context: PresentContext,
): View<CentreCaterpillarDrawn> {
	const { confidenceLevel } = context;
	const { drawn, all, rho, leftOut } = drawnCentres(centres, context);
	const runs = centres.reduce((sum, one) => sum + one.runs, 0);
	const known = centres.reduce((sum, one) => sum + one.known, 0);
	const hidden = drawn.filter(({ observed }) => observed.kind === 'hidden').length;
	const listed = drawn.filter(({ observed }) => observed.kind === 'shown');
	const inDrawing = listed.slice(0, MOST_DRAWN);
	const level = levelText(confidenceLevel);
	const of = ofKnown(all, known);
	const spoken = spokenOf(runs, leftOut, open);
	return {
		title: TITLE,
		subtitle: saidOf(
			whom(context.cohort, CENTRE_DRAWS, spoken.about),
			runs,
			`${capital(verb)}: ${of}${spoken.words}. ${centresText(centres.length)} with runs.`,
		),
		notes: [
			`Rings: observed share. Dots and bars: the best guess of the centre’s underlying share and its ${level} interval by a beta-binomial model of the centres shown (empirical Bayes, Kleinman’s moments); the fewer runs, the more it is drawn towards the share of all. Crude: nothing is said of the mix of cases.`,
			...(rho === null
				? []
				: rho === 0
					? [
							'The centres shown differ no more than chance allows: all are drawn in to the common share and have no interval of their own.',
						]
					: [`Correlation of outcomes within a centre: ${decimal(rho, 3)}.`]),
			'Ordered by number of runs, not by survival: the picture is no ranking. Neighbouring intervals that overlap leave the order open.',
			...(hidden === 0 ? [] : [`${centresText(hidden)} too small to show, in the table by name.`]),
			...(listed.length > MOST_DRAWN
				? [`The ${MOST_DRAWN} centres with the most runs are drawn; the table has all.`]
				: []),
			...chosenNotes(
				context.cohort,
				inDrawing.map(({ centre }) => centre),
			),
			...smallCellNotes(hidden > 0 || leftOut.rows.includes(null)),
		],
		description: `${capital(verb)} by centre, in order of size. ${
			listed.length === 0
				? `All ${centresText(centres.length)}: ${TOO_FEW}`
				: listed.slice(0, MOST_DRAWN).map(centreSentence).join('. ')
		}.`,
		table: {
			caption: `${capital(verb)} by centre, observed and shrunken`,
			columns: [
				{ label: 'Centre', numeric: false },
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Shrunken %', numeric: true },
				{ label: `${level} interval from`, numeric: true },
				{ label: 'to', numeric: true },
				{ label: 'Drawn in by %', numeric: true },
				{ label: 'Left out', numeric: true },
			],
			rows: drawn.map(({ centre, observed, shrunken, leftOut: out }) => [
				centreValue(centre),
				...shareValues(observed),
				shareOr(shrunken?.estimate ?? null),
				shareOr(shrunken?.lower ?? null),
				shareOr(shrunken?.upper ?? null),
				shareOr(shrunken?.drawnIn ?? null),
				countValue(out),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty:
			emptyWords(runs, known, open) ??
			(listed.length === 0
				? `${capital(TOO_FEW)}: no centre has enough survivors and deaths among these runs to be shown. Remove a filter to see more of them.`
				: null),
		drawn: {
			confidenceLevel,
			centres: inDrawing,
			chosen: chosenCentres(context.cohort),
		},
	};
}
