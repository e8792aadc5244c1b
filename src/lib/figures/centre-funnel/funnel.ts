import {
	funnelLimitsForCommonEventRatio,
	funnelLimitsForShare,
	type FunnelLimits,
} from '../../stats/funnel-limits.ts';
import {
	overdispersedLimits,
	overdispersedRatioLimits,
	overdispersion,
	overdispersionOfRatio,
} from '../../stats/overdispersion.ts';
import { bandOf, type Band, type LimitsAt } from '../centres/bands.ts';

/** A centre that may be shown: its size, and its share or ratio. */
export interface FunnelCentre {
	readonly centre: string;
	/** Cases, or expected survivors. */
	readonly size: number;
	readonly alive: number;
	readonly value: number;
}

export interface PlacedCentre extends FunnelCentre {
	/** Against chance alone. */
	readonly byChance: Band;
	/** Against chance and the spread between centres. */
	readonly bySpread: Band;
	readonly limits: LimitsAt;
}

/** Limits at one size. */
export interface LimitPoint extends LimitsAt {
	readonly size: number;
}

/** Centres placed in their funnel, with the lines to draw. */
export interface Funnel {
	readonly target: number;
	readonly centres: readonly PlacedCentre[];
	readonly exact: readonly LimitPoint[];
	/** Empty where the spread between centres cannot be told. */
	readonly spread: readonly LimitPoint[];
	/** Standard deviation of the true shares or ratios between centres; null where it cannot be told. */
	readonly between: number | null;
}

const STEPS = 90;
/** Lines run on past the largest centre, up to the end of the axis. */
const BEYOND = 1.5;

/** Limits of both kinds as functions of size. */
interface Limits {
	readonly exact: (sizes: readonly number[]) => FunnelLimits;
	readonly spread: ((sizes: readonly number[]) => FunnelLimits) | null;
	readonly tau2: number | null;
}

/** A funnel of shares about the share of all. */
export function shareFunnel(centres: readonly FunnelCentre[], target: number): Funnel {
	const { tau2 } = overdispersion(
		target,
		centres.map(({ alive }) => alive),
		centres.map(({ size }) => size),
	);
	return placed(centres, target, wholeSizes(centres), {
		exact: (sizes) => funnelLimitsForShare(target, sizes),
		spread:
			tau2 === null
				? null
				: (sizes) => both((level) => overdispersedLimits(target, tau2, sizes, level)),
		tau2,
	});
}

/** A funnel of observed over expected about 1. `share`: of all cases with the event. */
export function ratioFunnel(centres: readonly FunnelCentre[], share: number): Funnel {
	const { tau2 } = overdispersionOfRatio(
		centres.map(({ alive }) => alive),
		centres.map(({ size }) => size),
		1 - share,
	);
	const largest = Math.max(1, ...centres.map(({ size }) => size));
	const sizes = Array.from(
		{ length: STEPS },
		(_, at) => ((at + 1) / STEPS) ** 1.5 * largest * BEYOND,
	);
	return placed(centres, 1, sizes, {
		exact: (at) => funnelLimitsForCommonEventRatio(share, at),
		spread:
			tau2 === null
				? null
				: (at) => both((level) => overdispersedRatioLimits(tau2, at, 1 - share, level)),
		tau2,
	});
}

/** Whole sizes up to a little beyond the largest, close together where the funnel is steep. */
function wholeSizes(centres: readonly FunnelCentre[]): number[] {
	const largest = Math.ceil(Math.max(1, ...centres.map(({ size }) => size)) * BEYOND);
	const sizes = Array.from({ length: STEPS }, (_, at) =>
		Math.max(1, Math.round(((at + 1) / STEPS) ** 1.5 * largest)),
	);
	return [...new Set(sizes)];
}

function both(
	limits: (level: number) => {
		readonly lower: readonly (number | null)[];
		readonly upper: readonly (number | null)[];
	},
): FunnelLimits {
	const narrow = limits(0.95);
	const wide = limits(0.998);
	return {
		lower95: narrow.lower,
		upper95: narrow.upper,
		lower998: wide.lower,
		upper998: wide.upper,
	};
}

function limitsAt(limits: FunnelLimits, at: number): LimitsAt {
	return {
		lower95: limits.lower95[at] ?? null,
		upper95: limits.upper95[at] ?? null,
		lower998: limits.lower998[at] ?? null,
		upper998: limits.upper998[at] ?? null,
	};
}

function placed(
	centres: readonly FunnelCentre[],
	target: number,
	sizes: readonly number[],
	{ exact, spread, tau2 }: Limits,
): Funnel {
	const own = centres.map(({ size }) => size);
	const exactOwn = exact(own);
	// Without spread between centres the wider limits are those of chance.
	const wider = tau2 === 0 ? null : spread;
	const spreadOwn = wider?.(own) ?? null;
	const lines = (limits: FunnelLimits): LimitPoint[] =>
		sizes.map((size, at) => ({ size, ...limitsAt(limits, at) }));
	return {
		target,
		centres: centres.map((centre, at) => {
			const limits = limitsAt(exactOwn, at);
			return {
				...centre,
				limits,
				byChance: bandOf(centre.value, limits),
				bySpread:
					spreadOwn !== null
						? bandOf(centre.value, limitsAt(spreadOwn, at))
						: tau2 === 0
							? bandOf(centre.value, limits)
							: 'none',
			};
		}),
		exact: lines(exact(sizes)),
		spread: wider === null ? [] : lines(wider(sizes)),
		between: tau2 === null ? null : Math.sqrt(tau2),
	};
}
