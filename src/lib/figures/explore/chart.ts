import { decimal } from '../../domain/format.ts';
import type { Chart } from '../../plot/chart.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { heatMap, type HeatCell } from '../../plot/heat-map.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalLine, Series } from '../../plot/interval-spec.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { yearPanels, type YearPoint } from '../../plot/year-panels.ts';
import type { View } from '../figure.ts';
import { rateTick } from '../complications/rate-words.ts';
import { groupStyles } from '../time-from-flow/group-styles.ts';
import { inSentence } from '../words/finding.ts';
import { levelText } from '../words/numbers.ts';
import { settingSeries } from '../words/setting-series.ts';
import { yearsBetween } from '../words/years.ts';
import { answerColumns, answerNote, answerSentence, heatText, type Answer } from './answers.ts';
import { differencesChart } from './differences/chart.ts';
import type { Entry, Level } from './layout.ts';
import { entryName, type ExploreDrawn, type GroupsDrawn } from './present.ts';

const SHAPES = ['circle', 'diamond', 'square', 'triangle'] as const;

/** How the groups of a split are told apart: by shape and dash as well as by colour. */
function seriesOf(
	{ question, layout }: GroupsDrawn,
	theme: Theme,
): (Series & { readonly dash?: string })[] {
	const { splits } = layout;
	if (question.facet === null)
		return [{ label: question.outcome.label, colour: theme.survived, shape: 'circle' }];
	if (question.facet.name === 'setting')
		return splits.map(({ value }) => settingSeries(value, theme));
	const styles = groupStyles(
		splits.map(({ value }) => value),
		theme,
	);
	return splits.map(({ label, role }, at) => ({
		label,
		colour: theme.softInk,
		...styles[at],
		shape: SHAPES[at % SHAPES.length] ?? 'circle',
		...(role === 'missing' ? { shape: 'circle' as const, hollow: true } : {}),
	}));
}

function filterOf({ filter }: Level): Pick<HeatCell, 'filter'> {
	return filter === null || filter === undefined ? {} : { filter };
}

/** A click on a group filters to it, and to the split it is part of where the group has no filter. */
function filterOfEither(group: Level, split: Level): Pick<HeatCell, 'filter'> {
	return filterOf(group.filter == null && group.role !== 'total' ? split : group);
}

/** A click on a cell filters to both of its levels. */
function filterOfBoth(row: Level, column: Level): Pick<HeatCell, 'filter'> {
	if (row.filter == null || column.filter == null) return filterOfEither(row, column);
	return { filter: { ...row.filter, and: column.filter } };
}

function lineOf(entry: Entry, series: number, { question }: GroupsDrawn): IntervalLine {
	const { answer } = entry;
	const columns = answerColumns(answer, question.outcome);
	const shown = answer.kind === 'share' && answer.share.kind === 'shown' ? answer.share : null;
	const bounds = answer.kind === 'bounds' && answer.bounds.kind === 'shown' ? answer.bounds : null;
	return {
		series,
		point: shown,
		...(bounds === null ? {} : { bounds: { low: bounds.low.share, high: bounds.high.share } }),
		note: answerNote(answer),
		columns,
	};
}

function wordsOf(entry: Entry, { question }: GroupsDrawn): string {
	return `${entryName(entry)}: ${answerSentence(entry.answer, question.outcome)}`;
}

function heads({ question, confidenceLevel }: GroupsDrawn): readonly string[] {
	const { outcome } = question;
	return outcome.kind === 'share'
		? [`Share, ${levelText(confidenceLevel)}\u00a0CI`, outcome.counts]
		: ['Bounds', 'Of'];
}

/** One row a group, with a line for each split; or a section for each split. */
function rowsChart(drawn: GroupsDrawn, drawing: Drawing): Chart {
	const { layout, question } = drawn;
	const { groups, splits, entries } = layout;
	const apart = question.chart === 'multiples';
	const series = apart
		? [{ label: question.outcome.label, colour: drawing.theme.survived, shape: 'circle' as const }]
		: seriesOf(drawn, drawing.theme);
	const role = ({ role: own }: Level): { readonly role?: 'total' | 'missing' } =>
		own === 'level' ? {} : { role: own };
	const sections = apart ? splits.map((split) => [split]) : [splits];
	return intervalRows(
		{
			series,
			heads: heads(drawn),
			...(question.chart === 'bars' ? { bars: true } : {}),
			sections: sections.map((own) => {
				const within = entries.filter(({ split }) => own.includes(split));
				const only = own.length === 1;
				return {
					heading: apart ? (own[0]?.label ?? null) : null,
					reference: only ? referenceOf(within) : null,
					rows: groups.flatMap((group) => {
						const lines = within.filter(
							(entry) => entry.group.role === group.role && entry.group.value === group.value,
						);
						if (lines.length === 0) return [];
						return [
							{
								label: group.label,
								lines: lines.map((entry) => ({
									...lineOf(entry, apart ? 0 : splits.indexOf(entry.split), drawn),
									...(group.filter == null && {
										words: wordsOf(entry, drawn),
										...filterOfEither(group, entry.split),
									}),
								})),
								words: lines.map((entry) => wordsOf(entry, drawn)).join('; '),
								...filterOf(group),
								...role(group),
							},
						];
					}),
				};
			}),
		},
		drawing,
	);
}

/** The share of all together, for the dashed line. */
function referenceOf(entries: readonly Entry[]): number | null {
	const total = entries.find(({ group }) => group.role === 'total')?.answer;
	return total?.kind === 'share' && total.share.kind === 'shown' ? total.share.estimate : null;
}

/** Groups by splits; the shorter list makes the columns. */
function heatChart(drawn: GroupsDrawn, drawing: Drawing): Chart {
	const { layout, question } = drawn;
	const groups = layout.groups.filter(({ role }) => role !== 'total');
	const turned = groups.length < layout.splits.length;
	const [rows, columns] = turned ? [layout.splits, groups] : [groups, layout.splits];
	const cell = (row: Level, column: Level): HeatCell => {
		const [group, split] = turned ? [column, row] : [row, column];
		const entry = layout.entries.find((one) => one.group === group && one.split === split);
		const filter = filterOfBoth(row, column);
		if (entry === undefined)
			return {
				share: null,
				lines: ['none'],
				words: `${group.label}, ${inSentence(split.label)}: none`,
				...filter,
			};
		const { answer } = entry;
		const share =
			answer.kind === 'share' && answer.share.kind === 'shown' ? answer.share.estimate : null;
		return { share, lines: heatText(answer), words: wordsOf(entry, drawn), ...filter };
	};
	return heatMap(
		{
			groups: [{ heading: null, columns: columns.map(({ label }) => label) }],
			rows: rows.map((row) => ({
				label: row.label,
				missing: row.role === 'missing',
				...filterOf(row),
				cells: columns.map((column) => cell(row, column)),
			})),
			scaleLabel: question.outcome.label,
		},
		drawing,
	);
}

function yearPoint(year: number, answer: Answer | undefined): YearPoint {
	return answer?.kind === 'share' && answer.share.kind === 'shown'
		? {
				year,
				value: answer.share.estimate,
				lower: answer.share.lower,
				upper: answer.share.upper,
			}
		: { year, value: null };
}

/** A line for each split over the years; or a panel for each. */
function yearsChart(drawn: GroupsDrawn, drawing: Drawing): Chart {
	const { layout, question, confidenceLevel } = drawn;
	const { splits, entries } = layout;
	const apart = question.chart === 'multiples';
	const levels = layout.groups.filter(({ role }) => role === 'level');
	const years = yearsBetween(levels.map(({ value }) => Number(value)));
	const entryAt = (year: number, split: Level): Entry | undefined =>
		entries.find((one) => one.split === split && one.group.value === String(year));
	const points = (split: Level): YearPoint[] =>
		years.map((year) => yearPoint(year, entryAt(year, split)?.answer));
	const heading = `${question.outcome.label}, ${levelText(confidenceLevel)}\u00a0CI`;
	const series = seriesOf(drawn, drawing.theme);
	const panels = apart ? splits.map((split) => [split]) : [splits];
	return yearPanels(
		{
			years,
			series:
				apart || question.facet === null
					? [{ label: '', colour: drawing.theme.survived, shape: 'circle' }]
					: series,
			panels: panels.map((own) => {
				const drawnPoints = own.map(points);
				const shown = drawnPoints.flat().some(({ value }) => value !== null);
				return {
					heading: apart ? (own[0]?.label ?? heading) : heading,
					kind: 'share' as const,
					points: drawnPoints,
					note: shown ? null : 'too few to say in any year',
				};
			}),
			words: years.map((year) =>
				[
					String(year),
					...splits.flatMap((split) => {
						const entry = entryAt(year, split);
						if (entry === undefined) return [];
						const said = answerSentence(entry.answer, question.outcome);
						return [split.label === '' ? said : `${inSentence(split.label)} ${said}`];
					}),
				].join('. '),
			),
		},
		drawing,
	);
}

/** A strip of quartiles for each group, in sections for each split. */
function stripsChart(drawn: GroupsDrawn, drawing: Drawing): Chart {
	const { layout, question } = drawn;
	const { outcome } = question;
	if (outcome.kind !== 'spread') throw new RangeError('Only measurements have quartiles.');
	const unit = outcome.unit === '' ? '' : `, ${outcome.unit}`;
	return panelRows(
		{
			panels: [
				{
					heading: `${outcome.label}${unit}`,
					numbers: 'Median (quartiles)',
					tick: outcome.base === 0 ? rateTick : (value) => decimal(value, 1),
					least: outcome.base === 0 ? 1 : 0.2,
					base: outcome.base,
					colour: drawing.theme.accent,
					shape: 'circle',
					strips: true,
				},
			],
			sections: layout.splits.map((split) => ({
				heading: split.label === '' ? null : split.label,
				rows: layout.entries
					.filter((entry) => entry.split === split)
					.map((entry) => {
						const { answer, group } = entry;
						const shown =
							answer.kind === 'spread' && answer.spread.kind === 'shown'
								? answer.spread.percentiles
								: null;
						return {
							label: group.label,
							words: wordsOf(entry, drawn),
							...filterOfEither(group, split),
							cells: [
								{
									point:
										shown === null
											? null
											: {
													estimate: shown[2],
													lower: shown[1],
													upper: shown[3],
													reach: { from: shown[0], to: shown[4] },
												},
									note: answerNote(answer),
									text: answerColumns(answer, outcome)[0],
								},
							],
						};
					}),
			})),
		},
		drawing,
	);
}

function chartOf(drawn: ExploreDrawn, drawing: Drawing): Chart {
	if (drawn.form === 'differences') return differencesChart(drawn, drawing);
	const { chart, by, outcome } = drawn.question;
	if (chart === 'quantiles') return stripsChart(drawn, drawing);
	if (chart === 'heat') return heatChart(drawn, drawing);
	const overYears = by?.name === 'arrest_year' && outcome.kind === 'share';
	if (chart === 'years' || (chart === 'multiples' && overYears)) return yearsChart(drawn, drawing);
	return rowsChart(drawn, drawing);
}

/** The drawing that fits the question; null when there is nothing to draw. */
export function exploreChart(view: View<ExploreDrawn>, drawing: Drawing): SVGSVGElement | null {
	return view.empty === null ? render(chartOf(view.drawn, drawing), drawing, view) : null;
}
