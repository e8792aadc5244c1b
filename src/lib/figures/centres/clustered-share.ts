import {
	clusteredDifference,
	clusteredMean,
	type ClusterSums,
} from '../../stats/clustered-difference.ts';
import type { ShownShare } from '../shares/shown-share.ts';
import type { CentreCount } from './centre-counts.ts';

/** A share that may be shown, its interval clustered by centre; limits null where the clusters leave none. */
export type ClusteredShare =
	| {
			readonly kind: 'shown';
			readonly x: number;
			readonly n: number;
			readonly estimate: number;
			readonly lower: number | null;
			readonly upper: number | null;
	  }
	| Exclude<ShownShare, { readonly kind: 'shown' }>;

const within = (value: number | null): number | null =>
	value === null ? null : Math.min(1, Math.max(0, value));

/** Survivors among known outcomes, centre by centre, as sums of clusters. */
export function survivors(centres: readonly CentreCount[]): ClusterSums {
	return {
		cluster: centres.map(({ centre }) => centre),
		n: centres.map(({ known }) => known),
		total: centres.map(({ yes }) => yes),
	};
}

/** The shown share with its interval clustered by centre, cut at 0 and 1; what is hidden stays hidden. */
export function clusteredShare(
	share: ShownShare,
	centres: readonly CentreCount[],
	confidenceLevel: number,
): ClusteredShare {
	if (share.kind !== 'shown') return share;
	const { lower, upper } = clusteredMean(survivors(centres), confidenceLevel);
	return { ...share, lower: within(lower), upper: within(upper) };
}

/** How far one group of runs lies above another at the least, clustered by centre; below 0 where that is open. */
export function clusteredLead(
	one: readonly CentreCount[],
	other: readonly CentreCount[],
	confidenceLevel: number,
): number {
	return clusteredDifference(survivors(one), survivors(other), confidenceLevel).lower ?? -1;
}
