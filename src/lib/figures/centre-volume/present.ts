import { AGE_CLASSES } from '../../domain/age-class.ts';
import { count, counted, percent, percentInterval } from '../../domain/format.ts';
import { twoWayGroups } from '../../domain/small-cell.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { clusteredLead, clusteredShare, type ClusteredShare } from '../centres/clustered-share.ts';
import { centresText } from '../centres/centre-words.ts';
import {
	countValue,
	numberValue,
	shareColumns,
	shareValues,
	wordsValue,
} from '../shares/share-table.ts';
import { ofKnown, shareSentence } from '../shares/share-words.ts';
import { shownShares } from '../shares/shown-share.ts';
import { ignoredNotes, spansEighteen, saidOf, whom } from '../words/cohort-words.ts';
import { inSentence, pairsAmong } from '../words/finding.ts';
import { ageClassLabel, capital, clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import type { VolumeCount } from './centre-volume.ts';
import { spokenOf, tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';

/** Drawn as rows. */
export const VOLUME_DRAWS = ['annual_ecpr_volume_band'] as const;

/** One band within one section. */
export interface DrawnBand {
	readonly band: string | null;
	readonly label: string;
	readonly centres: number;
	readonly share: ClusteredShare;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
	/** Shares of the runs that were out of hospital, and of adults where both occur: the mix of cases. */
	readonly mix: string;
}

export interface DrawnSection {
	readonly heading: string;
	readonly bands: readonly DrawnBand[];
}

export interface CentreVolumeDrawn {
	readonly confidenceLevel: number;
	readonly sections: readonly DrawnSection[];
}

const { verb, open, subject } = SURVIVAL_TO_DISCHARGE;

const PLAIN = `${subject} by the centre’s ECPR runs a year`;

/** "40 % (33–47)", without limits where there are none; empty where no share is shown. */
export function clusteredText(share: ClusteredShare): string {
	if (share.kind !== 'shown') return '';
	const { estimate, lower, upper } = share;
	return lower === null || upper === null
		? percent(estimate)
		: `${percent(estimate)} (${percentInterval(lower, upper, { bare: true })})`;
}

/** A clustered share in a sentence, or the words for its absence. */
export function clusteredSentence(share: ClusteredShare): string {
	if (share.kind !== 'shown') return shareSentence(share);
	const { lower, upper, x, n } = share;
	return lower === null || upper === null
		? `${percent(share.estimate)}, ${count(x)} of ${count(n)}, no interval`
		: shareSentence({ ...share, lower, upper });
}

/** Runs of one section in one band. */
function within(
	counts: readonly VolumeCount[],
	section: Section | null,
	band: string | null,
): readonly VolumeCount[] {
	return counts.filter(
		(one) =>
			one.band === band &&
			(section === null || (one.setting === section.setting && one.ageClass === section.ageClass)),
	);
}

interface Section {
	readonly setting: string | null;
	readonly ageClass: string | null;
}

const runsIn = (counts: readonly VolumeCount[]): number =>
	counts.reduce((sum, one) => sum + one.runs, 0);

function shareOf(counts: readonly VolumeCount[]): { readonly x: number; readonly n: number } {
	return {
		x: counts.reduce((sum, one) => sum + one.yes, 0),
		n: counts.reduce((sum, one) => sum + one.known, 0),
	};
}

/** "26 % out of hospital, 40 % adults", of what varies. */
function mixOf(own: readonly VolumeCount[], all: readonly VolumeCount[]): string {
	const varies = (is: (one: VolumeCount) => boolean): boolean => all.some(is) && !all.every(is);
	const part = (is: (one: VolumeCount) => boolean, words: string): string[] =>
		varies(is) ? [`${percent(runsIn(own.filter(is)) / runsIn(own))} ${words}`] : [];
	return [
		...part(({ setting }) => setting === 'ohca', 'out of hospital'),
		...part(({ ageClass }) => ageClass === 'adult', 'adults'),
	].join(', ');
}

const rankOfAge = (ageClass: string | null): number =>
	AGE_CLASSES.findIndex(({ value }) => value === ageClass);

function layOut(
	counts: readonly VolumeCount[],
	context: PresentContext,
): {
	readonly sections: readonly DrawnSection[];
	readonly overall: ClusteredShare;
	readonly leftOut: ToldLeftOut;
} {
	const bands = [...new Set(counts.map(({ band }) => band))].toSorted(
		(a, b) => rankOf('annual_ecpr_volume_band', a) - rankOf('annual_ecpr_volume_band', b),
	);
	const keys = new Map(
		counts.map(({ setting, ageClass }) => [
			`${setting ?? ''}/${ageClass ?? ''}`,
			{ setting, ageClass },
		]),
	);
	const strata = [...keys.values()].toSorted(
		(a, b) =>
			rankOf('setting', a.setting) - rankOf('setting', b.setting) ||
			rankOfAge(a.ageClass) - rankOfAge(b.ageClass),
	);
	const crossed = strata.flatMap((section) => bands.map((band) => within(counts, section, band)));
	const groups = twoWayGroups(strata.length, bands.length);
	const { cells, totals } = shownShares(crossed.map(shareOf), groups, context);
	const leftOut = tellLeftOut(
		crossed.map((own) => runsIn(own) - shareOf(own).n),
		context.policy,
		groups,
	);
	const drawn = (
		own: readonly VolumeCount[],
		band: string | null,
		share: (typeof cells)[number] | undefined,
		out: number | null | undefined,
		mix: string,
	): DrawnBand => ({
		band,
		label: labelOf('annual_ecpr_volume_band', band),
		centres: new Set(own.map(({ centre }) => centre)).size,
		share: clusteredShare(share ?? { kind: 'empty' }, own, context.confidenceLevel),
		leftOut: out ?? null,
		mix,
	});
	const bySection = strata.map((section, row): DrawnSection => {
		const age = ageClassLabel(section.ageClass, true);
		return {
			heading: `${labelOf('setting', section.setting)}${age === null ? '' : `, ${inSentence(age)}`}`,
			bands: bands.flatMap((band, at) => {
				const own = within(counts, section, band);
				const place = row * bands.length + at;
				return own.length === 0 ? [] : [drawn(own, band, cells[place], leftOut.rows[place], '')];
			}),
		};
	});
	const together: DrawnSection = {
		heading: 'All runs, cases mixed',
		bands: bands.map((band, at) => {
			const own = within(counts, null, band);
			const place = strata.length + at;
			return drawn(own, band, totals[place], leftOut.groups[place], mixOf(own, counts));
		}),
	};
	return {
		sections: strata.length === 1 ? bySection : [...bySection, together],
		overall: clusteredShare(totals.at(-1) ?? { kind: 'empty' }, counts, context.confidenceLevel),
		leftOut,
	};
}

/** Names bands that differ only where all runs are of one kind: across kinds the mix would speak. */
function title(
	counts: readonly VolumeCount[],
	sections: readonly DrawnSection[],
	confidenceLevel: number,
): string {
	const [only] = sections;
	if (only === undefined || sections.length > 1) return `${PLAIN} and by setting`;
	const shown = only.bands.flatMap(({ band, label, share }) =>
		share.kind === 'shown' && share.lower !== null ? [{ band, label, share }] : [],
	);
	if (shown.length < 2) return PLAIN;
	const level = 1 - (1 - confidenceLevel) / pairsAmong(shown.length);
	let clearest = { words: 'no clear difference between bands', by: 0 };
	for (const one of shown)
		for (const other of shown) {
			if (one === other) continue;
			const by = clusteredLead(
				within(counts, null, one.band),
				within(counts, null, other.band),
				level,
			);
			if (by > clearest.by)
				clearest = {
					words: `higher with ${inSentence(one.label)} (${percent(one.share.estimate)}) than with ${inSentence(other.label)} (${percent(other.share.estimate)})`,
					by,
				};
		}
	return `${PLAIN}: ${clearest.words}`;
}

/** What chart, title, table, description and export see. */
export function presentCentreVolume(
	counts: readonly VolumeCount[],
	context: PresentContext,
): View<CentreVolumeDrawn> {
	const { confidenceLevel } = context;
	const { sections, overall, leftOut } = layOut(counts, context);
	const runs = runsIn(counts);
	const { n: known } = shareOf(counts);
	const rows = sections.flatMap((section) => section.bands.map((band) => ({ section, band })));
	const empty = emptyWords(runs, known, open);
	const of = ofKnown(overall, known);
	const spoken = spokenOf(runs, leftOut, open);
	const centres = new Set(counts.map(({ centre }) => centre)).size;
	const level = levelText(confidenceLevel);
	return {
		title: empty === null ? title(counts, sections, confidenceLevel) : PLAIN,
		subtitle: saidOf(
			whom(context.cohort, VOLUME_DRAWS, spoken.about),
			runs,
			`${capital(verb)}: ${of}${spoken.words}. ${centresText(centres)}.`,
		),
		notes: [
			`Dots: observed share; bars: ${level} interval clustered by centre, since runs of one centre resemble each other; none where fewer than two centres have runs.`,
			'Volume belongs to the centre, so this compares centres, not patients: an ecological comparison. Centres of different volume treat different cases; where settings or ages are mixed, the mix stands beside each band.',
			...(sections.length > 1
				? [
						'All runs together mix settings and ages: their order can turn round against that within each kind. Compare within a setting.',
					]
				: []),
			...(spansEighteen(context.cohort)
				? ['Split by age class, since the cohort spans 18 years.']
				: []),
			'The title names a difference only for runs of one kind, and only where its clustered interval, widened for all pairs of bands, excludes zero.',
			...ignoredNotes(context.cohort, VOLUME_DRAWS),
			...smallCellNotes(
				rows.some(({ band }) => band.share.kind === 'hidden' || band.leftOut === null),
			),
		],
		description: `${capital(verb)} by the centre’s ECPR runs a year. ${sections
			.map(
				({ heading, bands }) =>
					`${heading}. ${bands.map(({ label, share, mix }) => `${label}: ${clusteredSentence(share)}${mix === '' ? '' : `; ${mix}`}`).join('. ')}.`,
			)
			.join(' ')}`,
		table: {
			caption: `${capital(verb)} by the centre’s ECPR runs a year and setting`,
			columns: [
				{ label: 'Runs', numeric: false },
				{ label: 'ECPR runs a year', numeric: false },
				{ label: 'Centres', numeric: true },
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
				{ label: 'Mix of cases', numeric: false },
			],
			rows: rows.map(({ section, band }): TableValue[] => [
				{ text: section.heading, value: section.heading },
				{
					text: band.label,
					value: band.label,
					filter: clickOn('annual_ecpr_volume_band', band.band),
				},
				numberValue(band.centres),
				...clusteredValues(band.share),
				countValue(band.leftOut),
				wordsValue(band.mix === '' ? '–' : band.mix),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		drawn: { confidenceLevel, sections },
	};
}

function clusteredValues(share: ClusteredShare): readonly TableValue[] {
	if (share.kind !== 'shown') return shareValues(share);
	const { lower, upper } = share;
	if (lower !== null && upper !== null) return shareValues({ ...share, lower, upper });
	return [
		...shareValues({ ...share, lower: 0, upper: 0 }).slice(0, 3),
		wordsValue('–'),
		wordsValue('–'),
	];
}

/** "10 to 19 a year: 12 centres, 26 % out of hospital". */
export function bandLabel({ label, centres, mix }: DrawnBand): string {
	return `${label}: ${counted(centres, 'centre', 'centres')}${mix === '' ? '' : `, ${mix}`}`;
}
