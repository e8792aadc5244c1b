import { decimal } from '../../domain/format.ts';
import type { Settings } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import { SIGNIFICANT, type Look, type PairName, type SubgroupsAnswer } from './analysis.ts';

export const looksOf = (settings: Settings): number => Number(settings['looks'] ?? '20');

export const adjusted = (settings: Settings): boolean => settings['adjust'] === 'holm';

/** Which comparison stands at the reveal. */
export const isPair = (settings: Settings): boolean => settings['truth'] === 'pair';

export const PAIRS: Readonly<
	Record<PairName, { readonly one: string; readonly other: string; readonly whom: string }>
> = {
	pe: { one: 'Pulmonary embolism', other: 'All other causes', whom: 'adults' },
	sepsis: { one: 'Sepsis', other: 'Heart disease', whom: 'children in hospital' },
};

/** "0.024", "< 0.001". */
export const pText = (p: number): string => (p < 0.001 ? '< 0.001' : decimal(p, p < 0.1 ? 3 : 2));

export const isHit = (look: Look, holm: boolean): boolean =>
	(holm ? look.holm : look.p) < SIGNIFICANT;

/** The looks that were taken. */
export const taken = ({ looks }: SubgroupsAnswer, settings: Settings): readonly Look[] =>
	looks.slice(0, looksOf(settings));

/** The look with the smallest p of those taken. */
export function smallest(answer: SubgroupsAnswer, settings: Settings): Look {
	return taken(answer, settings).reduce((least, one) => (one.p < least.p ? one : least));
}

/**
 * One estimate less another that shares no case with it; the interval joins the distances of their limits
 * (Zou and Donner's square-and-add).
 */
function gap(a: Estimated, b: Estimated): Estimated {
	const estimate = a.estimate - b.estimate;
	const reach = (far: number | null, near: number | null): number =>
		Math.hypot((far ?? NaN) - a.estimate, (near ?? NaN) - b.estimate);
	return {
		estimate,
		lower: estimate - reach(a.lower, b.upper),
		upper: estimate + reach(a.upper, b.lower),
	};
}

function mapped({ estimate, lower, upper }: Estimated, by: (value: number) => number): Estimated {
	return { estimate: by(estimate), lower: by(lower ?? NaN), upper: by(upper ?? NaN) };
}

/** How much the weighted effect differs between the groups of the pair, in points. */
export const interaction = ({ one, other }: SubgroupsAnswer): Estimated =>
	gap(one.careful, other.careful);

/** The same as a ratio of odds ratios, both marginal. */
export const ratioInteraction = ({ one, other }: SubgroupsAnswer): Estimated =>
	mapped(gap(mapped(one.ratio, Math.log), mapped(other.ratio, Math.log)), Math.exp);

/** The crude gap by whether ECMO was reached. */
export const crudeInteraction = ({ one, other }: SubgroupsAnswer): Estimated =>
	gap(one.received, other.received);

/** Whether an interval leaves out no difference. */
export const leavesOut = ({ lower, upper }: Estimated, nothing: number): boolean =>
	(lower ?? -Infinity) > nothing || (upper ?? Infinity) < nothing;
