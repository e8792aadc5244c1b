import { count, decimal } from '../../domain/format.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { funnelPanels, type FunnelPanel } from '../../plot/funnel-panels.ts';
import { render } from '../../plot/render.ts';
import { shareTick } from '../../plot/share-axis.ts';
import { centreFilter } from '../centres/centre-filter.ts';
import type { View } from '../figure.ts';
import type { CentreFunnelDrawn, DrawnFunnel } from './present.ts';
import type { LimitPoint } from './funnel.ts';

function limit(
	points: readonly LimitPoint[],
	kind: 'exact' | 'spread',
	level: '95' | '998',
): FunnelPanel['limits'][number] {
	const name = level === '95' ? '95\u202f%' : '99.8\u202f%';
	return {
		label: `${name} ${kind === 'exact' ? 'limits of chance' : 'allowing for spread'}`,
		kind,
		outer: level === '998',
		points: points.map((point) => ({
			size: point.size,
			lower: level === '95' ? point.lower95 : point.lower998,
			upper: level === '95' ? point.upper95 : point.upper998,
		})),
	};
}

function panel(
	{ kind, heading, sizeLabel, funnel, note, words }: DrawnFunnel,
	chosen: readonly string[],
): FunnelPanel {
	return {
		heading,
		sizeLabel,
		valueTick: kind === 'share' ? shareTick : (value) => decimal(value, 1),
		sizeTick: count,
		most: kind === 'share' ? 1 : Infinity,
		target: funnel?.target ?? 0,
		limits:
			funnel === null
				? []
				: (['95', '998'] as const).flatMap((level) => [
						limit(funnel.exact, 'exact', level),
						...(funnel.spread.length === 0 ? [] : [limit(funnel.spread, 'spread', level)]),
					]),
		centres: (funnel?.centres ?? []).map(({ centre, size, value, byChance }, at) => {
			const filter = centreFilter(centre);
			return {
				size,
				value,
				outside: byChance !== 'within' && byChance !== 'none',
				words: words[at] ?? '',
				...(filter && { filter }),
				...(chosen.includes(centre) ? { mark: centre } : {}),
			};
		}),
		note,
	};
}

/** Funnels of runs and of eligible arrests beside each other, or the one of ratios; null when there is nothing to draw. */
export function centreFunnelChart(
	view: View<CentreFunnelDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { panels, chosen } = view.drawn;
	return render(
		funnelPanels(
			panels.map((one) => panel(one, chosen)),
			drawing,
		),
		drawing,
		view,
	);
}
