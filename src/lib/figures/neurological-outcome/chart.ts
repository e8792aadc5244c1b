import { percent } from '../../domain/format.ts';
import { nativeStacks } from '../../export/native/stacks.ts';
import type { NativeChart } from '../../export/sheet.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import { stackedBars, type StackedBar, type StackedBars } from '../../plot/stacked-bars.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { runs as runsText } from '../words/numbers.ts';
import { barSentence, type DrawnBar, type NeurologicalOutcomeDrawn } from './present.ts';
import { HIDDEN_LABEL, segmentsOf, type Show } from './segments.ts';

/** What may not be told apart stands as one segment, after the others. */
function bar(drawn: DrawnBar, show: Show, hidden: number): StackedBar {
	const { label, runs, role, filter, shares, range } = drawn;
	const shown = shares.flatMap((share, kind) =>
		share.kind === 'shown' && share.x > 0 ? [{ kind, share: share.estimate }] : [],
	);
	const rest = shares.some(({ kind }) => kind === 'hidden')
		? Math.max(0, 1 - shown.reduce((sum, { share }) => sum + share, 0))
		: 0;
	return {
		label,
		count: runsText(runs),
		detail:
			range === null
				? null
				: `Favourable: between ${percent(range.low)} and ${percent(range.high)}`,
		segments: rest > 0 ? [...shown, { kind: hidden, share: rest }] : shown,
		note: shown.length === 0 ? TOO_FEW : null,
		words: barSentence(drawn, show),
		...(filter == null ? {} : { filter }),
		bold: role === 'total',
	};
}

function barsOf({ drawn }: View<NeurologicalOutcomeDrawn>, theme: Theme): StackedBars {
	const { show, bars } = drawn;
	const segments = segmentsOf(show);
	const occurs = (at: number): boolean =>
		bars.some(({ shares }) => {
			const share = shares[at];
			return share?.kind === 'shown' && share.x > 0;
		});
	const headings = [...new Set(bars.map(({ heading }) => heading))];
	const someHidden = bars.some(({ shares }) => shares.some(({ kind }) => kind === 'hidden'));
	const kinds = segments.map(({ label, colours }) => ({ label, ...colours(theme) }));
	const hiddenKind = { label: HIDDEN_LABEL, fill: theme.softInk, ink: theme.paper };
	const kept = kinds.flatMap((kind, at) => (occurs(at) ? [{ kind, at }] : []));
	const all = [...kept.map(({ kind }) => kind), ...(someHidden ? [hiddenKind] : [])];
	const placeOf = new Map(kept.map(({ at }, place) => [at, place]));
	return {
		kinds: all,
		sections: headings.map((heading) => ({
			heading,
			bars: bars
				.filter((each) => each.heading === heading)
				.map((each) => {
					const laid = bar(each, show, segments.length);
					return {
						...laid,
						segments: laid.segments.map(({ kind, share }) => ({
							kind: placeOf.get(kind) ?? kept.length,
							share,
						})),
					};
				}),
		})),
	};
}

/** A bar a group, all runs in it; null when there is nothing to draw. */
export function neurologicalOutcomeChart(
	view: View<NeurologicalOutcomeDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	return render(stackedBars(barsOf(view, drawing.theme), drawing), drawing, view);
}

/** The same bars for presentation programs. */
export function neurologicalOutcomeNative(
	view: View<NeurologicalOutcomeDrawn>,
	theme: Theme,
): NativeChart | null {
	return view.empty === null ? nativeStacks(barsOf(view, theme)) : null;
}
