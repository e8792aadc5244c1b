import { count, NO_NUMBER } from '../../domain/format.ts';
import { curvePanels, type CurvePanel, type NumberBlock } from '../../plot/curve-panels.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { groupStyles, MOST_IN_ONE } from '../time-from-flow/group-styles.ts';
import { atRiskText, type AtRisk } from '../time-from-flow/shown-so-far.ts';
import { stepPieces } from '../time-from-flow/step-pieces.ts';
import { stretchesBetween } from '../time-from-flow/stretches.ts';
import { capital } from '../words/labels.ts';
import { levelText } from '../words/numbers.ts';
import { aliveText, type DrawnGroup, type KaplanMeierDrawn } from './present.ts';
import type { CurveDay, ShownCurve } from './survival-curve.ts';

type Style = ReturnType<typeof groupStyles>[number];

function layers(curve: ShownCurve, { colour, dash }: Style): Pick<CurvePanel, 'bands' | 'lines'> {
	const bands = stepPieces(curve, { lower: 1, upper: 1 }, ({ lower, upper }) =>
		lower === null || upper === null ? null : { lower, upper },
	);
	return {
		bands: bands.map((band) => ({
			points: band.map(({ x, value }) => ({ x, y1: value.lower, y2: value.upper })),
			fill: colour,
			opacity: 0.16,
		})),
		lines: stepPieces(curve, 1, ({ alive }) => alive).map((line) => ({
			points: line.map(({ x, value }) => ({ x, y: value })),
			stroke: colour,
			width: 2,
			...(dash === undefined ? {} : { dash }),
		})),
	};
}

function numbersBlock(
	group: DrawnGroup,
	days: readonly number[],
	colour: string,
	label: string | null,
): NumberBlock {
	const { curve, filter } = group;
	const row = (name: string, read: (at: CurveDay) => AtRisk) => ({
		label: name,
		values: days.map((day) => {
			const at = curve?.at.find((each) => each.day === day);
			return at === undefined ? '' : atRiskText(read(at), NO_NUMBER, true);
		}),
	});
	return {
		label,
		colour,
		rows:
			curve === null
				? []
				: [
						row('At risk', ({ atRisk }) => atRisk),
						row('Died', ({ deaths }) => deaths),
						row('Censored', ({ censored }) => censored),
					],
		words: `${group.label} (${count(group.runs)}): ${group.summary}`,
		...(filter == null ? {} : { filter }),
	};
}

function dayWords(groups: readonly DrawnGroup[], day: number): string {
	const said = groups.map(({ label, curve }) => {
		const at = curve?.at.find((each) => each.day === day);
		if (at === undefined) return `${label}: ${curve === null ? TOO_FEW : 'not followed so far'}`;
		return `${label}: ${aliveText(at)}${at.atRisk === null ? '' : `, ${atRiskText(at.atRisk, '')} at risk`}`;
	});
	return `Day ${day}. ${said.join('; ')}`;
}

/** Curves over each other where they are few, else a panel each with all runs behind; null when there is nothing to draw. */
export function kaplanMeierChart(
	view: View<KaplanMeierDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { groups, horizon, days, since, all, compared, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const styles = groupStyles(
		groups.map(({ level }) => level),
		theme,
	);
	const styleOf = (at: number): Style => styles[at] ?? { colour: theme.ink };
	const single = groups.length <= MOST_IN_ONE;
	const panelOf = (own: readonly DrawnGroup[], style: (at: number) => Style): CurvePanel => {
		const shown = own.flatMap(({ curve }, at) =>
			curve === null ? [] : [layers(curve, style(at))],
		);
		return {
			heading: null,
			bands: shown.flatMap(({ bands }) => bands),
			lines: shown.flatMap(({ lines }) => lines),
			dots: [],
			labels: [],
			note: shown.length === 0 ? TOO_FEW : null,
			blocks: own.map((group, at) =>
				numbersBlock(
					group,
					days,
					style(at).colour,
					own.length === 1
						? null
						: group.curve === null
							? `${group.label}: ${TOO_FEW}`
							: group.label,
				),
			),
			footer:
				own.length === 1
					? own.map(({ summary }) => capital(summary))
					: own.map(({ label, summary }) => `${label}: ${summary}`),
			stretches: stretchesBetween(days, 0, horizon).map(({ at, from, to }) => ({
				from,
				to,
				words: dayWords(own, at),
			})),
		};
	};
	const panels = single
		? [panelOf(groups, styleOf)]
		: groups.map((group): CurvePanel => {
				const panel = panelOf([group], () => ({ colour: theme.first }));
				const behind =
					all === null ? [] : layers(all, { colour: theme.softInk, dash: '2,3' }).lines;
				return { ...panel, heading: group.label, lines: [...behind, ...panel.lines] };
			});
	const last = panels.at(-1);
	const chart = curvePanels(
		{
			x: { from: 0, to: horizon, ticks: days, label: `Days since ${since}` },
			y: {
				to: 1,
				ticks: [0, 0.25, 0.5, 0.75, 1],
				label: `Share alive, ${levelText(confidenceLevel)}\u00a0CI${single || all === null ? '' : '; dotted: all runs'}`,
			},
			key: single
				? groups.map(({ label }, at) => {
						const { colour, dash } = styleOf(at);
						return {
							label,
							colour,
							sample: { kind: 'line', ...(dash === undefined ? {} : { dash }) },
						};
					})
				: [],
			panels:
				last === undefined
					? []
					: single
						? [{ ...last, footer: [...last.footer, ...compared] }]
						: panels,
		},
		drawing,
	);
	return render(chart, drawing, view);
}
