import { withoutClause, type Cohort, type FilterName } from '../../domain/cohort.ts';
import { isSmallCount, isSmallShare, type SmallCellPolicy } from '../../domain/small-cell.ts';
import { lateFilters } from '../minute-ten/late-filters.ts';
import type { Question } from '../run.ts';
import { favourableBounds } from '../shares/bounds.ts';
import { outcomesOf, outcomesRequest, type Outcomes } from '../shares/outcomes.ts';

/** Counts along the way from an eligible arrest to recovery. */
export interface Pathway {
	/** Eligible arrests, those activated and those cannulated, by the filters that exist before cannulation. */
	readonly eligible: number;
	readonly activated: number;
	readonly cannulated: number;
	/** Filters of the cohort that do not exist before cannulation: applied from there on. */
	readonly late: readonly FilterName[];
	/** What became of the cohort's runs. */
	readonly outcomes: Outcomes;
}

/** The cohort by what is known before cannulation. */
function beforeCannulation(cohort: Cohort): Cohort {
	return lateFilters(cohort).reduce(withoutClause, cohort);
}

/** How far those of a cohort came: eligible, activated, cannulated, weaned, discharged, favourable. */
export const pathway: Question<Pathway> = {
	id: 'pathway',
	options: {},
	requests: (cohort) => {
		const early = beforeCannulation(cohort);
		const shared = { by: [], cohort: early, ignoring: [] };
		return [
			{
				kind: 'cells',
				cells: { table: 'arrest_case', measures: ['n', 'true:ecpr_activated'], ...shared },
			},
			{ kind: 'cells', cells: { table: 'runs', measures: ['n'], ...shared } },
			{ kind: 'cells', cells: outcomesRequest(cohort, []) },
		];
	},
	result: ([arrests, runs, outcomes], cohort) => {
		const eligible = arrests?.kind === 'cells' ? arrests.cells[0]?.counts : undefined;
		return {
			eligible: eligible?.n ?? 0,
			activated: eligible?.['true:ecpr_activated'] ?? 0,
			cannulated: (runs?.kind === 'cells' ? runs.cells[0]?.counts.n : undefined) ?? 0,
			late: lateFilters(cohort),
			outcomes: outcomesOf(outcomes?.kind === 'cells' ? outcomes.cells : []),
		};
	},
};

/** A station of the way as it may be shown; `n` null where it is hidden. */
export interface Station {
	readonly name:
		'eligible' | 'activated' | 'cannulated' | 'filtered' | 'weaned' | 'discharged' | 'favourable';
	readonly n: number | null;
	/** Whose next step is not on file yet: on ECMO, in hospital, without a category. Null for 1 to 4. */
	readonly open: number | null;
}

/**
 * The stations after the small-cell rule. The number cannulated and that of the cohort are known to the reader, so the
 * activated are hidden where either difference beside them is small; further on, a station is hidden where it, what was lost
 * on the way to it, or its complement among known answers is.
 * @param hidesRuns beside a figure that may not tell how many runs its cohort has
 */
export function stationsOf(
	way: Pathway,
	policy: SmallCellPolicy,
	hidesRuns = false,
): readonly Station[] {
	const { eligible, activated, cannulated, late, outcomes } = way;
	const { runs, offEcmo, discharged, survivors } = outcomes;
	const hides = (...counts: readonly number[]): boolean =>
		policy.suppress && counts.some(isSmallCount);
	const shown = (n: number, hidden: boolean): number | null => (hidden ? null : n);
	const all = shown(runs, hidesRuns);
	const openOf = (n: number): number | null => shown(n, hides(n));
	const small = ({ yes, known }: { readonly yes: number; readonly known: number }): boolean =>
		policy.suppress && isSmallShare(yes, known);
	const bounds = favourableBounds(outcomes, { policy });
	return [
		{ name: 'eligible', n: eligible, open: 0 },
		{
			name: 'activated',
			n: shown(activated, hides(activated, eligible - activated, activated - cannulated)),
			open: 0,
		},
		{ name: 'cannulated', n: late.length === 0 ? all : cannulated, open: 0 },
		...(late.length === 0 ? [] : [{ name: 'filtered' as const, n: all, open: 0 }]),
		{ name: 'weaned', n: shown(offEcmo.yes, small(offEcmo)), open: openOf(runs - offEcmo.known) },
		{
			name: 'discharged',
			n: shown(discharged.yes, small(discharged) || hides(offEcmo.yes - discharged.yes)),
			open: openOf(runs - discharged.known),
		},
		{
			name: 'favourable',
			n: shown(
				survivors.favourable,
				bounds.kind === 'hidden' || hides(discharged.yes - survivors.favourable),
			),
			open: bounds.kind === 'hidden' ? 0 : openOf(survivors.notRecorded),
		},
	];
}
