import type { FilterName } from '../../domain/cohort.ts';
import { count, decimal, joined, percent, percentInterval } from '../../domain/format.ts';
import type { PresentContext, TableTwin, TableValue, View } from '../figure.ts';
import { bandWords, isFarOut } from '../centres/bands.ts';
import { CENTRE_DRAWS, centreValue, chosenCentres, chosenNotes } from '../centres/centre-filter.ts';
import { centresText } from '../centres/centre-words.ts';
import {
	countValue,
	numberValue,
	shareColumns,
	shareValues,
	wordsValue,
} from '../shares/share-table.ts';
import { TOO_FEW, ofKnown, shareSentence } from '../shares/share-words.ts';
import type { ShownShare } from '../shares/shown-share.ts';
import { inSentence } from '../words/finding.ts';
import { filterLabel, saidOf, whom } from '../words/cohort-words.ts';
import { capital } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { shownCentres, type CentreShares, type ShownCentres } from './centre-shares.ts';
import { ratioFunnel, shareFunnel, type Funnel, type PlacedCentre } from './funnel.ts';
import type { FunnelResult } from './result.ts';
import { spokenOf } from '../flow/left-out.ts';

/** One funnel as drawn; without `funnel`, the reason stands in its place. */
export interface DrawnFunnel {
	readonly kind: 'share' | 'ratio';
	readonly heading: string;
	readonly sizeLabel: string;
	readonly funnel: Funnel | null;
	readonly note: string | null;
	/** Words on hover, one per centre of the funnel. */
	readonly words: readonly string[];
}

export interface CentreFunnelDrawn {
	readonly panels: readonly DrawnFunnel[];
	/** Centres the cohort is filtered to. */
	readonly chosen: readonly string[];
}

const { verb, open, subject } = SURVIVAL_TO_DISCHARGE;

function sharePanel(
	shown: readonly { readonly centre: string; readonly share: ShownShare }[],
	all: ShownShare,
	texts: { readonly heading: string; readonly of: string },
): DrawnFunnel {
	const centres = shown.flatMap(({ centre, share }) =>
		share.kind === 'shown'
			? [{ centre, size: share.n, alive: share.x, value: share.estimate, share }]
			: [],
	);
	const base = {
		kind: 'share',
		heading: texts.heading,
		sizeLabel: `${capital(texts.of)} with a known outcome`,
	} as const;
	if (centres.length === 0 || all.kind !== 'shown')
		return {
			...base,
			funnel: null,
			note: `${capital(TOO_FEW)}: no centre has numbers that may be shown.`,
			words: [],
		};
	const funnel = shareFunnel(centres, all.estimate);
	return {
		...base,
		heading: `${texts.heading}; line: all, ${percent(all.estimate)}`,
		funnel,
		note: null,
		words: funnel.centres.map((one, at) => {
			const share = centres[at]?.share;
			return `Centre ${one.centre}, ${verb} of ${texts.of}: ${share === undefined ? '' : shareSentence(share)}; ${placeWords(one, shareLimits)}`;
		}),
	};
}

/** Where a centre lies, with the limits of chance at its size. */
function placeWords(
	{ byChance, bySpread, limits }: PlacedCentre,
	say: (low: number, high: number) => string,
): string {
	const { lower95, upper95, lower998, upper998 } = limits;
	const spread = bySpread === 'none' ? '' : `; allowing for spread, ${bandWords(bySpread)}`;
	const at =
		lower95 === null || upper95 === null || lower998 === null || upper998 === null
			? ''
			: `; limits of chance ${say(lower95, upper95)} (95\u202f%) and ${say(lower998, upper998)} (99.8\u202f%)`;
	return `by chance alone ${bandWords(byChance)}${spread}${at}`;
}

const inUnit = (share: number): number => Math.min(1, Math.max(0, share));

const shareLimits = (low: number, high: number): string =>
	percentInterval(inUnit(low), inUnit(high));

const ratioLimits = (low: number, high: number): string =>
	`${decimal(Math.max(0, low), 2)}–${decimal(high, 2)}`;

function ratioPanel(result: FunnelResult, shown: ShownCentres): DrawnFunnel {
	const base = {
		kind: 'ratio',
		heading: 'Observed over expected survivors, of ECPR runs; line: as expected',
		sizeLabel: 'Survivors expected for the centre’s cases',
	} as const;
	const { expected } = result;
	const { allRuns } = shown;
	const none = (note: string): DrawnFunnel => ({ ...base, funnel: null, note, words: [] });
	if (expected === null || expected.kind === 'none')
		return none(`No adjusted result. ${expected?.reason ?? ''}`.trim());
	const centres = shown.centres.flatMap(({ centre, runs }) => {
		const size = expected.centres[centre] ?? 0;
		return runs.kind === 'shown' && size > 0
			? [{ centre, size, alive: runs.x, value: runs.x / size }]
			: [];
	});
	if (centres.length === 0 || allRuns.kind !== 'shown')
		return none(`${capital(TOO_FEW)}: no centre has numbers that may be shown.`);
	const funnel = ratioFunnel(centres, allRuns.estimate);
	return {
		...base,
		funnel,
		note: null,
		words: funnel.centres.map(
			(one) =>
				`Centre ${one.centre}: ${count(one.alive)} survivors, ${decimal(one.size, 1)} expected, ratio ${decimal(one.value, 2)}; ${placeWords(one, ratioLimits)}`,
		),
	};
}

/** How many centres lie beyond the outer limits, in words; null where no funnel is drawn. */
function outsideWords({ funnel }: DrawnFunnel): string | null {
	if (funnel === null) return null;
	const far = funnel.centres.filter(({ byChance }) => isFarOut(byChance)).length;
	const still = funnel.centres.filter(({ bySpread }) => isFarOut(bySpread)).length;
	const spread =
		funnel.spread.length === 0 ? '' : `, ${count(still)} allowing for the spread between centres`;
	return `${count(far)} of ${centresText(funnel.centres.length)} outside the 99.8\u202f% limits of chance${spread}`;
}

/** Of one chosen centre where it lies; else how many lie far out. */
function title(
	adjusted: boolean,
	panels: readonly DrawnFunnel[],
	chosen: readonly string[],
): string {
	const how = adjusted ? 'against what the cases would lead one to expect' : 'crude';
	const plain = `${subject} by centre, ${how}`;
	const [first] = panels;
	const [own, ...others] = chosen;
	if (own !== undefined && others.length === 0 && first?.funnel != null) {
		const placed = first.funnel.centres.find(({ centre }) => centre === own);
		if (placed !== undefined)
			return `${subject} at centre ${own}, ${how}: ${bandWords(placed.byChance)} of chance`;
	}
	const said = first === undefined ? null : outsideWords(first);
	return said === null ? plain : `${plain}: ${said}`;
}

/** Heads of the columns with the limits of chance. */
const LIMIT_COLUMNS = ['95\u202f% limits', '99.8\u202f% outer limits'].flatMap((which) =>
	[`${which} of chance from`, 'to'].map((label) => ({ label, numeric: true })),
);

/** Limits of chance at a centre's size, cut at 0 and at the most there can be. */
function limitValues(
	place: PlacedCentre | undefined,
	most: number,
	say: (value: number) => string,
): TableValue[] {
	const { lower95, upper95, lower998, upper998 } = place?.limits ?? {};
	return [lower95, upper95, lower998, upper998].map((limit) => {
		if (limit == null) return wordsValue('–');
		const value = Math.min(most, Math.max(0, limit));
		return { text: say(value), value };
	});
}

function crudeTable(
	shown: ShownCentres,
	funnel: Funnel | null,
	confidenceLevel: number,
): Pick<TableTwin, 'columns' | 'rows'> {
	const placed = new Map(funnel?.centres.map((one) => [one.centre, one]));
	const withEligible = shown.allEligible !== null;
	return {
		columns: [
			{ label: 'Centre', numeric: false },
			...shareColumns(`${capital(verb)}, runs`, confidenceLevel),
			...LIMIT_COLUMNS,
			{ label: 'By chance alone', numeric: false },
			{ label: 'Allowing for spread', numeric: false },
			...(withEligible ? shareColumns(`${capital(verb)}, eligible arrests`, confidenceLevel) : []),
			{ label: 'Runs left out', numeric: true },
		],
		rows: shown.centres.map(({ centre, runs, eligible, leftOut }) => {
			const place = placed.get(centre);
			return [
				centreValue(centre),
				...shareValues(runs),
				...limitValues(place, 1, percent),
				...bandValues(place),
				...(eligible === null ? [] : shareValues(eligible)),
				countValue(leftOut),
			];
		}),
	};
}

function bandValues(place: PlacedCentre | undefined): TableValue[] {
	return (['byChance', 'bySpread'] as const).map((by) => {
		const text = place === undefined ? '–' : bandWords(place[by]);
		return { text, value: place === undefined ? null : text };
	});
}

function ratioTable(
	result: FunnelResult,
	shown: ShownCentres,
	funnel: Funnel | null,
): Pick<TableTwin, 'columns' | 'rows'> {
	const placed = new Map(funnel?.centres.map((one) => [one.centre, one]));
	const of = result.expected?.kind === 'fitted' ? result.expected.centres : {};
	return {
		columns: [
			{ label: 'Centre', numeric: false },
			{ label: capital(verb), numeric: true },
			{ label: 'Expected', numeric: true },
			{ label: 'Observed / expected', numeric: true },
			...LIMIT_COLUMNS,
			{ label: 'By chance alone', numeric: false },
			{ label: 'Allowing for spread', numeric: false },
			{ label: 'Runs', numeric: true },
			{ label: 'Runs left out', numeric: true },
		],
		rows: shown.centres.map(({ centre, runs, leftOut }) => {
			const place = placed.get(centre);
			const expected = of[centre];
			return [
				centreValue(centre),
				runs.kind === 'hidden'
					? wordsValue(TOO_FEW)
					: numberValue(runs.kind === 'shown' ? runs.x : 0),
				expected === undefined || runs.kind === 'hidden'
					? wordsValue('–')
					: { text: decimal(expected, 1), value: expected },
				place === undefined
					? wordsValue('–')
					: { text: decimal(place.value, 2), value: place.value },
				...limitValues(place, Infinity, (value) => decimal(value, 2)),
				...bandValues(place),
				numberValue(runs.kind === 'empty' ? 0 : runs.n),
				countValue(leftOut),
			];
		}),
	};
}

function notesOf(
	result: FunnelResult,
	shown: ShownCentres,
	late: readonly FilterName[],
	panels: readonly DrawnFunnel[],
): string[] {
	const { expected } = result;
	const [first] = panels;
	const between = first?.funnel?.between ?? null;
	const hidden = shown.centres.filter(({ runs }) => runs.kind === 'hidden').length;
	return [
		'Solid lines: exact limits within which a centre of that size falls by chance alone, 19 times in 20 (95\u202f%) and 998 times in 1,000 (99.8\u202f%), if all centres were alike; dashed lines, where drawn: the same with the spread between centres added (Spiegelhalter). Filled dots lie outside the 95\u202f% limits of chance.',
		...(between === null
			? []
			: between === 0
				? [
						'The centres shown differ no more than chance allows (Spiegelhalter’s test of spread, extreme tenths drawn in), so no wider limits are drawn.',
					]
				: [
						first?.kind === 'ratio'
							? `Standard deviation between centres beyond chance: ${decimal(between, 2)} of the ratio.`
							: `Standard deviation between centres beyond chance: ${decimal(100 * between, 1)} percentage points.`,
					]),
		...(result.expected === null
			? [
					late.length > 0
						? `Eligible arrests are not shown: the filter on ${joined(late.map(filterLabel), 'and')} asks for what is known only after minute 10, which they need not have.`
						: 'Eligible arrests are all arrests on file that met the criteria for ECPR at minute 10 and match the filters: with ECMO flow, with a failed attempt, or with conventional CPR only. A centre that declines the poorer chances looks better among its runs, not among its eligible arrests.',
				]
			: expected?.kind === 'fitted'
				? [
						`Expected survivors: a logistic model (${count(expected.terms)} terms) over all runs of this cohort with what is known at minute 10: diagnosis, age group, place, severity, first rhythm, witnessed, bystander CPR, no-flow time, night or weekend, year. Unknown is a category of its own; missing no-flow times take the median of runs alike in setting and witness, with a flag. Low-flow time, pH and lactate are left out: they carry the speed of the team.`,
						'Limits are those of a share, divided by the share of all; Poisson’s would be too wide for an outcome as common as survival.',
						'Each ratio compares a centre with the expectation for its own cases: two centres’ ratios must not be compared with each other.',
					]
				: []),
		'A place outside the limits asks for a look at data, cases and luck; it is no mark of quality. Centres are listed by name, not ranked.',
		...(hidden === 0 ? [] : [`${centresText(hidden)} too small to show, in the table by name.`]),
		...smallCellNotes(
			shown.centres.some(
				({ runs, eligible, leftOut }) =>
					runs.kind === 'hidden' || eligible?.kind === 'hidden' || leftOut === null,
			),
		),
	];
}

/** The centres outside the 95 % limits of chance, by name; the table has all. */
function saidOutside({ funnel, words }: DrawnFunnel): string {
	const out = (funnel?.centres ?? []).flatMap(({ byChance }, at) =>
		byChance === 'within' || byChance === 'none' ? [] : [words[at] ?? ''],
	);
	return out.length === 0
		? 'All lie within the 95\u202f% limits of chance.'
		: `Outside the 95\u202f% limits of chance: ${out.join('. ')}.`;
}

function describe(panels: readonly DrawnFunnel[], centres: readonly CentreShares[]): string {
	const said = panels.map((panel) => {
		const outside = outsideWords(panel);
		return outside === null
			? `${panel.heading}: ${panel.note ?? ''}`
			: `${panel.heading}, against ${inSentence(panel.sizeLabel)}: ${outside}. ${saidOutside(panel)}`;
	});
	const hidden = centres.filter(({ runs }) => runs.kind === 'hidden').map(({ centre }) => centre);
	return `${said.join(' ')}${hidden.length === 0 ? '' : ` ${capital(TOO_FEW)}: ${hidden.join(', ')}.`}`;
}

/** Where the centres that a reader picked lie, in each panel: what the question about one's own centre asks. */
function chosenWords(panels: readonly DrawnFunnel[], chosen: readonly string[]): string[] {
	return panels.flatMap(({ funnel, words }) =>
		(funnel?.centres ?? []).flatMap(({ centre }, at) =>
			chosen.includes(centre) ? [`${words[at] ?? ''}.`] : [],
		),
	);
}

/** What chart, title, table, description and export see. */
export function presentCentreFunnel(
	result: FunnelResult,
	context: PresentContext,
	late: readonly FilterName[],
): View<CentreFunnelDrawn> {
	const shown = shownCentres(result.runs, result.eligible, context);
	const adjusted = result.expected !== null;
	const runs = result.runs.reduce((sum, one) => sum + one.runs, 0);
	const known = result.runs.reduce((sum, one) => sum + one.known, 0);
	const panels = adjusted
		? [ratioPanel(result, shown)]
		: [
				sharePanel(
					shown.centres.map(({ centre, runs: share }) => ({ centre, share })),
					shown.allRuns,
					{ heading: 'Discharged alive, of ECPR runs', of: 'ECPR runs' },
				),
				...(shown.allEligible === null
					? []
					: [
							sharePanel(
								shown.centres.flatMap(({ centre, eligible }) =>
									eligible === null ? [] : [{ centre, share: eligible }],
								),
								shown.allEligible,
								{ heading: 'Discharged alive, of eligible arrests', of: 'eligible arrests' },
							),
						]),
			];
	const empty = emptyWords(runs, known, open);
	const { allRuns, allEligible } = shown;
	const funnel = panels[0]?.funnel ?? null;
	const ofRuns = `${ofKnown(allRuns, known)}${allRuns.kind === 'shown' ? (allRuns.n === 1 ? ' run' : ' runs') : ''}`;
	const ofEligible =
		!adjusted && allEligible?.kind === 'shown'
			? `; ${count(allEligible.x)} of ${count(allEligible.n)} eligible arrests`
			: '';
	const spoken = spokenOf(runs, shown.leftOut, open);
	return {
		title:
			empty === null
				? title(adjusted, panels, chosenCentres(context.cohort))
				: `${subject} by centre, ${adjusted ? 'against what the cases would lead one to expect' : 'crude'}`,
		subtitle: saidOf(
			whom(context.cohort, CENTRE_DRAWS, spoken.about),
			runs,
			`${capital(verb)}: ${ofRuns}${ofEligible}${spoken.words}. ${centresText(result.runs.length)} with runs.`,
		),
		notes: [
			...chosenWords(panels, chosenCentres(context.cohort)),
			...notesOf(result, shown, late, panels),
			...chosenNotes(
				context.cohort,
				(funnel?.centres ?? []).map(({ centre }) => centre),
			),
		],
		description: describe(panels, shown.centres),
		table: {
			caption: `${capital(verb)} by centre${adjusted ? ', observed and expected' : ''}`,
			...(adjusted
				? ratioTable(result, shown, funnel)
				: crudeTable(shown, funnel, context.confidenceLevel)),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		drawn: { panels, chosen: chosenCentres(context.cohort) },
	};
}
