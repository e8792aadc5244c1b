import { normalCritical } from '../../stats/distributions/normal.ts';
import { gComputation } from '../../stats/models/g-computation.ts';
import { newcombeDifference } from '../../stats/newcombe-difference.ts';
import { standardisedRisk, type RiskStandard } from '../../stats/standardised-risk.ts';
import type { Cases } from '../data/extract.ts';
import { rowsWhere } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis, Settings } from '../lesson.ts';
import { baselineDesign, withExposure } from '../methods/design.ts';
import { flagsOf, type RiskContrast } from '../methods/estimates.ts';
import { survivalUnder } from './again.ts';

/** Whose runs are compared. */
export type Whose = 'all' | 'adults' | 'children';

/** x alive of n. */
export interface Counted {
	readonly x: number;
	readonly n: number;
}

/** Survival at centres with fewer than 10 declared runs a year, and with 20 or more. */
export interface Pair {
	readonly small: Counted;
	readonly large: Counted;
}

/** Runs by setting and age group. */
export interface Cell extends Pair {
	readonly setting: 'ihca' | 'ohca';
	readonly age: 'child' | 'adult';
}

/** What makes strata within which the two kinds of centre are compared. */
export type SplitName = 'setting' | 'age' | 'both';

export interface CaseMixAnswer {
	readonly whose: Whose;
	readonly cells: readonly Cell[];
	/** Runs whose outcome is open at the snapshot, left out. */
	readonly open: number;
	/** Runs of centres with 10 to 19 a year, not compared. */
	readonly between: number;
	readonly pooled: RiskContrast;
	/** Standardised to the mix of all runs compared; a split that does not exist in these runs is left out. */
	readonly standardised: Readonly<Partial<Record<SplitName, RiskContrast>>>;
	/** By setting and age group, to the mix of either kind of centre. */
	readonly toSmall: RiskContrast;
	readonly toLarge: RiskContrast;
	/** g-computation with everything known at minute 10; interval clustered by centre. */
	readonly caseMix: RiskContrast;
}

/** Mean chance of discharge of the same runs if every centre cared as the mean small, and the mean large one does. */
export interface CaseMixTruth {
	readonly small: number;
	readonly large: number;
	readonly difference: number;
	/** Runs a year that stand for either kind of centre. */
	readonly volumes: { readonly small: number; readonly large: number };
	readonly n: number;
}

/** Places of the volume bands: under 5, 5 to 9, 10 to 19, 20 to 29, 30 and more. */
const MIDDLE_BAND = 2;

interface Selection {
	readonly rows: Int32Array;
	readonly open: number;
	readonly between: number;
}

/** Runs of the centres compared whose outcome is known. */
function selected(cases: Cases, whose: Whose): Selection {
	const c = cases.columns;
	const adult = codeOf('age_group', 'adult');
	const runs = rowsWhere(
		cases,
		(row) =>
			c.received_ecpr[row] === 1 &&
			(whose === 'all' || (c.age_group[row] === adult) === (whose === 'adults')),
	);
	const known = runs.filter((row) => (c.survived_discharge[row] ?? -1) >= 0);
	const rows = known.filter((row) => c.annual_ecpr_volume_band[row] !== MIDDLE_BAND);
	return { rows, open: runs.length - known.length, between: known.length - rows.length };
}

const atLarge = (cases: Cases) => (row: number) =>
	(cases.columns.annual_ecpr_volume_band[row] ?? -1) > MIDDLE_BAND;

function cellsOf(cases: Cases, rows: Int32Array): readonly Cell[] {
	const c = cases.columns;
	const adult = codeOf('age_group', 'adult');
	const inside = codeOf('setting', 'ihca');
	const large = atLarge(cases);
	const counted = (of: Int32Array): Counted => ({
		x: of.reduce((sum, row) => sum + (c.survived_discharge[row] ?? 0), 0),
		n: of.length,
	});
	return (['child', 'adult'] as const)
		.flatMap((age) => (['ihca', 'ohca'] as const).map((setting) => ({ age, setting })))
		.map(({ age, setting }) => {
			const within = rows.filter(
				(row) =>
					(c.age_group[row] === adult) === (age === 'adult') &&
					(c.setting[row] === inside) === (setting === 'ihca'),
			);
			return {
				age,
				setting,
				small: counted(within.filter((row) => !large(row))),
				large: counted(within.filter(large)),
			};
		})
		.filter(({ small, large: other }) => small.n + other.n > 0);
}

/** Both kinds of centre over some cells together. */
export function together(cells: readonly Pair[]): Pair {
	const sum = (pick: (of: Pair) => Counted): Counted => ({
		x: cells.reduce((total, cell) => total + pick(cell).x, 0),
		n: cells.reduce((total, cell) => total + pick(cell).n, 0),
	});
	return { small: sum(({ small }) => small), large: sum(({ large }) => large) };
}

/** Difference of large less small with Newcombe's interval. Throws when one of them is empty. */
export function differenceOf({ small, large }: Pair): RiskContrast {
	const { estimate, lower, upper, p1, p0, notEstimable } = newcombeDifference({
		e1: large.x,
		n1: large.n,
		e0: small.x,
		n0: small.n,
	});
	if (estimate === null || p1 === null || p0 === null) throw new Error(notEstimable);
	return { estimate, lower, upper, with: p1, without: p0 };
}

/** The cells gathered into the strata of a split. */
export function strataOf(cells: readonly Cell[], split: SplitName): readonly Pair[] {
	const name = ({ setting, age }: Cell): string =>
		split === 'setting' ? setting : split === 'age' ? age : `${setting} ${age}`;
	return [...new Set(cells.map(name))].map((stratum) =>
		together(cells.filter((cell) => name(cell) === stratum)),
	);
}

function standardisedOver(
	cells: readonly Cell[],
	split: SplitName,
	standard: RiskStandard = 'total',
): RiskContrast {
	const strata = strataOf(cells, split);
	const result = standardisedRisk(
		{
			e1: strata.map(({ large }) => large.x),
			n1: strata.map(({ large }) => large.n),
			e0: strata.map(({ small }) => small.x),
			n0: strata.map(({ small }) => small.n),
		},
		{ standard },
	);
	if (result.rd === null || result.risk1 === null || result.risk0 === null)
		throw new Error(result.notEstimable);
	return {
		estimate: result.rd,
		lower: result.rdLower,
		upper: result.rdUpper,
		with: result.risk1,
		without: result.risk0,
	};
}

/** Everything known at minute 10 given to both kinds of centre; centres, not runs, are what was sampled. */
function adjusted(cases: Cases, rows: Int32Array): RiskContrast {
	const large = flagsOf(rows, atLarge(cases));
	const X = baselineDesign(cases, rows, { withoutVolume: true });
	const result = gComputation({
		X: withExposure(X, (at) => large[at] ?? 0),
		X1: withExposure(X, () => 1),
		X0: withExposure(X, () => 0),
		y: flagsOf(rows, (row) => cases.columns.survived_discharge[row] === 1),
		cluster: Array.from(rows, (row) => cases.columns.centre_id[row] ?? 0),
	});
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	const reach = normalCritical(0.95) * result.rdSeIF;
	return {
		estimate: result.rd,
		lower: result.rd - reach,
		upper: result.rd + reach,
		with: result.risk1,
		without: result.risk0,
	};
}

const whoseOf = (settings: Settings): Whose => {
	const value = settings['whose'];
	return value === 'adults' || value === 'children' ? value : 'all';
};

/** Survival of ECPR runs by the volume of the centre, pooled, split and standardised; the truth by a second run. */
export const analysis: LessonAnalysis<CaseMixAnswer, CaseMixTruth> = {
	needs: ['cases'],
	analyse(data, settings) {
		const cases = extractOf(data, 'cases');
		const whose = whoseOf(settings);
		const { rows, open, between } = selected(cases, whose);
		const cells = cellsOf(cases, rows);
		return {
			whose,
			cells,
			open,
			between,
			pooled: differenceOf(together(cells)),
			standardised:
				whose === 'all'
					? {
							setting: standardisedOver(cells, 'setting'),
							age: standardisedOver(cells, 'age'),
							both: standardisedOver(cells, 'both'),
						}
					: { setting: standardisedOver(cells, 'setting') },
			toSmall: standardisedOver(cells, 'both', 'group0'),
			toLarge: standardisedOver(cells, 'both', 'group1'),
			caseMix: adjusted(cases, rows),
		};
	},
	reveal(data, key, settings) {
		const cases = extractOf(data, 'cases');
		const { rows } = selected(cases, whoseOf(settings));
		const large = atLarge(cases);
		const ids = (of: Int32Array) => of.map((row) => cases.columns.case_id[row] ?? -1);
		const under = survivalUnder(
			{ small: ids(rows.filter((row) => !large(row))), large: ids(rows.filter(large)) },
			key.world,
		);
		return { ...under, difference: under.large - under.small, n: rows.length };
	},
};
