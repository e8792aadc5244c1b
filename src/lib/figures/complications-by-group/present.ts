import { COMPLICATION_GROUPS } from '../../domain/complications.ts';
import { joined } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { shareColumns, shareValues } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { findingAmong, inSentence, type Compared } from '../words/finding.ts';
import { ageClassLabel, clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes, TITLE_NOTE } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import type { ComplicationsResult } from './result.ts';
import { spokenOf } from '../flow/left-out.ts';

/** The variable that makes the two shapes. */
export const COMPARED_BY = ['setting'] as const;

export interface GroupRow {
	readonly group: string;
	readonly label: string;
	/** One share per setting of the section; null where the section has no runs of that setting. */
	readonly shares: readonly (ShownShare | null)[];
}

interface GroupSection {
	readonly ageClass: string | null;
	readonly rows: readonly GroupRow[];
}

export interface ComplicationsDrawn {
	readonly confidenceLevel: number;
	readonly settings: readonly (string | null)[];
	readonly sections: readonly GroupSection[];
}

const most = (row: GroupRow): number =>
	row.shares.reduce(
		(highest, share) => (share?.kind === 'shown' ? Math.max(highest, share.estimate) : highest),
		-1,
	);

function layOut(
	{ settings: counts }: ComplicationsResult,
	context: PresentContext,
): Pick<ComplicationsDrawn, 'settings' | 'sections'> {
	const settings = [...new Set(counts.map(({ setting }) => setting))].toSorted(
		(a, b) => rankOf('setting', a) - rankOf('setting', b),
	);
	const sections = [...new Set(counts.map(({ ageClass }) => ageClass))].map(
		(ageClass): GroupSection => ({
			ageClass,
			rows: COMPLICATION_GROUPS.map(({ value, label }, at): GroupRow => {
				const shares = settings.map((setting): ShownShare | null => {
					const found = counts.find(
						(each) => each.ageClass === ageClass && each.setting === setting,
					)?.groups[at];
					if (found === undefined) return null;
					const { cells } = shownShares([{ x: found.yes, n: found.known }], [], context);
					return cells[0] ?? null;
				});
				return { group: value, label, shares };
			}).toSorted((a, b) => most(b) - most(a)),
		}),
	);
	return { settings, sections };
}

/**
 * Names the groups that were clearly more frequent in one setting than the other: simultaneous Newcombe
 * intervals over all the pairs of the figure.
 */
function title(drawn: Pick<ComplicationsDrawn, 'settings' | 'sections'>, level: number): string {
	const plain = 'Complications by group and setting';
	const [section, ...others] = drawn.sections;
	if (section === undefined || others.length > 0 || drawn.settings.length !== 2) return plain;
	const more = new Map<string, string[]>();
	let compared = false;
	for (const row of section.rows) {
		const pair = row.shares.flatMap((share, at): Compared[] => {
			const setting = drawn.settings[at] ?? null;
			return share?.kind === 'shown' && setting !== null
				? [{ level: setting, label: labelOf('setting', setting), x: share.x, n: share.n }]
				: [];
		});
		const finding = findingAmong(pair, level, pair.length === 2, section.rows.length);
		compared ||= finding.kind !== 'nothing to compare';
		if (finding.kind !== 'extremes' || finding.highest === null) continue;
		const where = inSentence(finding.highest.label);
		more.set(where, [...(more.get(where) ?? []), inSentence(row.label)]);
	}
	if (more.size === 0) return compared ? `${plain}: no clear difference` : plain;
	const clauses = [...more].map(
		([where, groups]) => `${joined(groups, 'and')} more frequent after arrest ${where}`,
	);
	return `Complications: ${clauses.join('; ')}`;
}

/** What chart, title, table, description and export see. */
export function presentComplications(
	result: ComplicationsResult,
	context: PresentContext,
): View<ComplicationsDrawn> {
	const { confidenceLevel } = context;
	const laidOut = layOut(result, context);
	const { sections, settings } = laidOut;
	const runs = result.settings.reduce((sum, one) => sum + one.runs, 0);
	const known = result.settings.reduce((sum, one) => sum + (one.groups[0]?.known ?? 0), 0);
	const spoken = spokenOf(
		runs,
		{
			all: runs - known,
			told: !(context.policy.suppress && isSmallCount(runs - known)),
		},
		'without a record of complications',
	);
	const listed = sections.flatMap(({ ageClass, rows }) =>
		rows.flatMap(({ label, shares }) =>
			shares.flatMap((share, at) =>
				share === null ? [] : [{ ageClass, label, setting: settings[at] ?? null, share }],
			),
		),
	);
	const caption = 'Runs with at least one complication of the group, by setting';
	return {
		title: runs === 0 ? 'Complications by group and setting' : title(laidOut, confidenceLevel),
		subtitle: saidOf(
			whom(context.cohort, COMPARED_BY, spoken.about),
			runs,
			`Share with at least one complication of the group${spoken.words}.`,
		),
		notes: [
			`Shapes: observed share; bars: Wilson ${levelText(confidenceLevel)} interval. A run may count in several groups; one with none on file counts as having none.`,
			'Ordered by the higher share of each group.',
			...(result.split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			TITLE_NOTE,
			...ignoredNotes(context.cohort, COMPARED_BY),
			...smallCellNotes(listed.some(({ share }) => share.kind === 'hidden')),
		],
		description: `${caption}. ${listed
			.map(({ ageClass, label, setting, share }) => {
				const who = ageClassLabel(ageClass, true);
				return `${label}, ${inSentence(labelOf('setting', setting))}${who === null ? '' : `, ${inSentence(who)}`}: ${shareSentence(share)}.`;
			})
			.join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Group', numeric: false },
				{ label: 'Arrest setting', numeric: false },
				...(result.split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns('Runs with one', confidenceLevel),
			],
			rows: listed.map(({ ageClass, label, setting, share }): TableValue[] => {
				const where = labelOf('setting', setting);
				return [
					{ text: label, value: label },
					{ text: where, value: where, filter: clickOn('setting', setting) },
					...(result.split ? [{ text: ageClassLabel(ageClass) ?? '', value: ageClass }] : []),
					...shareValues(share),
				];
			}),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty: runs === 0 ? emptyWords(0, 0, '') : null,
		drawn: { confidenceLevel, ...laidOut },
	};
}
