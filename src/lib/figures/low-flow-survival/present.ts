import { decimal, percent } from '../../domain/format.ts';
import { isSmallCount, isSmallShare, suppressCounts } from '../../domain/small-cell.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { filterLabel, ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { ageClassLabel, capital } from '../words/labels.ts';
import { allHidden, emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { flowBins, flowCurve, type FlowBin, type FlowCurve } from './flow-bins.ts';
import type { LowFlowResult, StillInCpr } from './result.ts';
import { leftOutText, spokenOf, tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';

/** Drawn as the axis. */
export const LOW_FLOW_DRAWS = ['ecmo_flow_min'] as const;

interface DrawnBin extends Pick<FlowBin, 'label' | 'level' | 'minute'> {
	readonly share: ShownShare;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

interface DrawnFlow {
	readonly heading: string | null;
	readonly bins: readonly DrawnBin[];
	/** Null where there is none; `noCurve` says why. */
	readonly curve: FlowCurve | null;
	readonly noCurve: string | null;
}

interface DrawnConventional {
	readonly heading: string | null;
	readonly minutes: readonly {
		readonly minute: number;
		readonly share: ShownShare;
		readonly leftOut: number | null;
	}[];
}

export interface LowFlowDrawn {
	readonly confidenceLevel: number;
	readonly sections: readonly DrawnFlow[];
	/** Empty where not asked for. */
	readonly conventional: readonly DrawnConventional[];
}

function drawnFlows(
	result: LowFlowResult,
	context: PresentContext,
): { readonly flows: readonly DrawnFlow[]; readonly leftOut: ToldLeftOut } {
	const bins = result.sections.map(flowBins);
	let next = 0;
	const places = bins.map((own) => own.map(() => next++));
	const { cells, totals } = shownShares(
		bins.flat().map(({ alive, known }) => ({ x: alive, n: known })),
		[...places, wholeGroup(next)],
		context,
	);
	const leftOut = tellLeftOut(
		bins.flat().map(({ runs, known }) => runs - known),
		context.policy,
		places,
	);
	const flows = result.sections.map((section, at): DrawnFlow => {
		const own = (bins[at] ?? []).map(({ label, level, minute }, index): DrawnBin => ({
			label,
			level,
			minute,
			share: cells[places[at]?.[index] ?? -1] ?? { kind: 'empty' },
			leftOut: leftOut.rows[places[at]?.[index] ?? -1] ?? null,
		}));
		const shown = own.filter(({ share }) => share.kind === 'shown');
		const known = section.known.reduce((sum, n) => sum + n, 0);
		const alive = section.alive.reduce((sum, n) => sum + n, 0);
		const [first] = shown;
		const last = shown.at(-1);
		const curve =
			first === undefined || last === undefined || shown.length < 2
				? 'fewer than two bins can be shown.'
				: totals[at]?.kind === 'hidden' || (context.policy.suppress && isSmallShare(alive, known))
					? 'too few survived, or died, to say.'
					: flowCurve(section, first.minute, last.minute, context.confidenceLevel);
		return {
			heading: ageClassLabel(section.ageClass),
			bins: own,
			curve: typeof curve === 'string' ? null : curve,
			noCurve: typeof curve === 'string' ? `No curve: ${curve}` : null,
		};
	});
	return { flows, leftOut };
}

/** Those still in CPR, each minute by itself: the same arrest counts at several, so differences give counts between. */
function drawnConventional(
	rows: readonly StillInCpr[],
	classes: readonly (string | null)[],
	context: PresentContext,
): DrawnConventional[] {
	return classes.map((ageClass) => {
		const own = rows.filter((row) => row.ageClass === ageClass);
		// Between two minutes lie those whose CPR ended there: differences are cells too.
		const between = own.map(({ known, alive }, at) => {
			const later = own[at + 1];
			return { x: alive - (later?.alive ?? 0), n: known - (later?.known ?? 0) };
		});
		const from = own.map((_, at) => wholeGroup(own.length).slice(at));
		const { totals } = shownShares(between, from, context);
		const left = own.map(({ n, known }) => n - known);
		const leftOut = suppressCounts(
			left.map((n, at) => n - (left[at + 1] ?? 0)),
			context.policy,
			from,
		).totals;
		return {
			heading: ageClassLabel(ageClass),
			minutes: own.map(({ minute }, at) => ({
				minute,
				share: totals[at] ?? { kind: 'empty' },
				leftOut: leftOut[at] === 'shown' ? (left[at] ?? null) : null,
			})),
		};
	});
}

/** "Odds of survival × 0.86 (0.83–0.90) for ten minutes more." */
export function oddsSentence({ oddsPerTen: { ratio, lower, upper } }: FlowCurve): string {
	const [own, low, high] = [ratio, lower, upper].map((value) => decimal(value, 2));
	return `Ten minutes longer went with odds of survival × ${own} (${low}–${high}).`;
}

/** "30–39 min 45 % (41–49 %), 210 of 467", for each bin. */
export function binsSentence(bins: readonly DrawnBin[]): string {
	return bins.map(({ label, share }) => `${label}: ${shareSentence(share)}`).join('; ');
}

function title({ sections }: LowFlowDrawn): string {
	const plain = `${SURVIVAL_TO_DISCHARGE.subject} by low-flow time`;
	const [only] = sections;
	if (only === undefined || sections.length !== 1 || only.curve === null) return plain;
	const { lower, upper } = only.curve.oddsPerTen;
	const first = only.curve.points[0];
	const last = only.curve.points.at(-1);
	if (first === undefined || last === undefined) return plain;
	if (lower <= 1 && upper >= 1) return `${plain}: no clear trend`;
	return `${SURVIVAL_TO_DISCHARGE.subject} was ${upper < 1 ? 'lower' : 'higher'} after longer CPR before flow: by the fitted curve, ${percent(first.estimate)} at ${decimal(first.minute)} and ${percent(last.estimate)} at ${decimal(last.minute)} minutes`;
}

const FUTURE_NOTE =
	'Survival by the minute at which conventional CPR ended is not drawn: that minute lies in the future of those still in CPR. Instead, survival is shown of arrests not activated for ECPR whose CPR lasted to a minute or beyond; the same arrest counts at several minutes. They are other patients than the runs, so the two panels are not to be laid over each other, and no minute follows from them at which to start.';

/** What chart, title, table, description and export see. */
export function presentLowFlow(result: LowFlowResult, context: PresentContext): View<LowFlowDrawn> {
	const { cohort, confidenceLevel } = context;
	const { subject, verb, open } = SURVIVAL_TO_DISCHARGE;
	const { flows: sections, leftOut } = drawnFlows(result, context);
	const conventional =
		result.conventional === null
			? []
			: drawnConventional(
					result.conventional,
					result.sections.map(({ ageClass }) => ageClass),
					context,
				);
	const drawn: LowFlowDrawn = { confidenceLevel, sections, conventional };
	const add = (columns: readonly (readonly number[])[]): number =>
		columns.flat().reduce((sum, n) => sum + n, 0);
	const runs = add(result.sections.map((section) => section.runs));
	const known = add(result.sections.map((section) => section.known));
	const spoken = spokenOf(runs, leftOut, open);
	const points = [
		...sections.flatMap(({ bins }) => bins),
		...conventional.flatMap(({ minutes }) => minutes),
	];
	const split = sections.length > 1;
	const empty =
		emptyWords(runs, known, open) ??
		(points.some(({ share }) => share.kind === 'hidden') &&
		!points.some(({ share }) => share.kind === 'shown')
			? allHidden('share')
			: null);
	const asked = `${capital(verb)} by minutes of CPR before ECMO flow`;
	const named = (heading: string | null): string => (heading === null ? '' : `${heading}. `);
	return {
		title: empty === null ? title(drawn) : `${subject} by low-flow time`,
		subtitle: saidOf(whom(cohort, LOW_FLOW_DRAWS, spoken.about), runs, `${asked}${spoken.words}.`),
		notes: [
			`Dots: observed share at the mean minute of each bin; bars: Wilson ${levelText(confidenceLevel)} interval. Line and band: logistic regression with a straight line of minutes on the log-odds scale, with its ${levelText(confidenceLevel)} interval at each minute; it describes, nothing is adjusted for.`,
			'No minute is shown to be too late, and no threshold is drawn, since none follows: minutes to flow were not assigned, so who waited longer differs in setting, diagnosis and team; and only arrests that were cannulated are here, so that late runs are those a team still chose.',
			...(result.conventional === null
				? []
				: [
						FUTURE_NOTE,
						...(result.untimed === 0
							? []
							: [
									`Arrests not activated without minutes of CPR on file: ${leftOutText(result.untimed, !(context.policy.suppress && isSmallCount(result.untimed)))}.`,
								]),
						...(cohort.clauses.cannulation_site === undefined
							? []
							: [
									`The filter on ${filterLabel('cannulation_site')} leaves no conventional arrest, which has none.`,
								]),
					]),
			...(split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			...ignoredNotes(cohort, LOW_FLOW_DRAWS),
			...smallCellNotes(
				points.some(({ share, leftOut: out }) => share.kind === 'hidden' || out === null),
			),
		],
		description: `${asked}, with ${levelText(confidenceLevel)} intervals. ${sections
			.map(
				({ heading, bins, curve, noCurve }) =>
					`${named(heading)}${binsSentence(bins)}. ${curve === null ? (noCurve ?? '') : oddsSentence(curve)}`,
			)
			.join(' ')}${conventional
			.map(
				({ heading, minutes }) =>
					` Conventional CPR, still going and not activated. ${named(heading)}${minutes
						.map(({ minute, share }) => `${minute} minutes: ${shareSentence(share)}`)
						.join('; ')}.`,
			)
			.join('')}`.trim(),
		table: {
			caption: asked,
			columns: [
				{ label: 'Who', numeric: false },
				{ label: 'Minutes', numeric: false },
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: [
				...sections.flatMap((section) => flowRows(section, split)),
				...conventional.flatMap(({ heading, minutes }) =>
					minutes.map(({ minute, share, leftOut: out }): TableValue[] => [
						wordsText('Conventional, still in CPR'),
						wordsText(`≥ ${minute} min`),
						...(split ? [wordsText(heading ?? '')] : []),
						...shareValues(share),
						countValue(out),
					]),
				),
			],
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		drawn,
	};
}

function wordsText(text: string): TableValue {
	return { text, value: text };
}

/** Observed bins, then the curve read at the bins' middles. */
function flowRows({ heading, bins, curve }: DrawnFlow, split: boolean): TableValue[][] {
	const age = split ? [wordsText(heading ?? '')] : [];
	const read = (curve?.points ?? []).filter((_, at) => at % 10 === 0);
	return [
		...bins.map(({ label, level, share, leftOut }): TableValue[] => [
			wordsText('ECPR runs, observed'),
			{ text: label, value: label, filter: { name: 'ecmo_flow_min', level } },
			...age,
			...shareValues(share),
			countValue(leftOut),
		]),
		...read.map(({ minute, estimate, lower, upper }): TableValue[] => [
			wordsText('ECPR runs, curve'),
			{ text: `${decimal(minute, 1)} min`, value: minute },
			...age,
			wordsValue('–'),
			wordsValue('–'),
			...[estimate, lower, upper].map((value) => ({ text: percent(value), value })),
			wordsValue('–'),
		]),
	];
}
