import {
	augmentedScores,
	scoreContrast,
	type ScoreContrast,
} from '../../stats/models/augmented-contrast.ts';
import type { Factor } from '../../stats/models/factor-logistic.ts';
import { groupValue, type Grouping } from '../grouping/groupings.ts';
import { codedValue, codesOf, type NumberColumns } from '../minute-ten/columns.ts';
import { filledNoFlow } from '../minute-ten/no-flow.ts';
import { ADJUSTED_CATEGORIES, CONTRAST_VARIABLES } from './contrast-statement.ts';

/** Eligible arrests of a subgroup with a known outcome, and its adjusted risks with and without activation. */
export interface SubgroupContrast {
	/** Null where missing. */
	readonly level: string | null;
	readonly arrests: number;
	readonly known: number;
	readonly activated: number;
	/** Discharged alive of the activated, and of the others. */
	readonly alive: readonly [activated: number, others: number];
	/** Null with fewer than two arrests, or where there is no model. */
	readonly contrast: ScoreContrast | null;
}

export interface ContrastResult {
	readonly kind: 'contrast';
	/** Coefficients of the largest model; null where there is none. */
	readonly terms: number | null;
	/** Why there is no model; null where there is one. */
	readonly reason: string | null;
	readonly all: SubgroupContrast;
	readonly variables: readonly {
		readonly name: string;
		readonly levels: readonly SubgroupContrast[];
	}[];
}

/**
 * Survivors, and deaths, asked for each term of an outcome model, and of each decision for the treatment model, where
 * the terms are there to adjust (Vittinghoff E, McCulloch CE. Am J Epidemiol 2007;165:710-718).
 */
const OUTCOMES_PER_TERM = 5;

const TOO_FEW_TO_ADJUST =
	'There are too few survivors or deaths, with or without activation, to adjust for what is known at minute 10';

/**
 * The difference in survival between all of a subgroup activated at minute 10 and none of it, in every subgroup and over
 * all, adjusted for what is known at minute 10. Missing categories are a level of their own; missing minutes without
 * flow take the median of their cell, with a flag. Arrests with an open outcome are counted and left out.
 *
 * @param columns as `contrastStatement` answers
 */
export function activationContrast(columns: NumberColumns): ContrastResult {
	const outcome = columns['survived_discharge'] ?? new Float64Array();
	const kept = Uint32Array.from(outcome.keys()).filter((row) => outcome[row] !== 0);
	const known: NumberColumns = Object.fromEntries(
		Object.entries(columns).map(([name, values]) => [
			name,
			Float64Array.from(kept, (row) => values[row] ?? NaN),
		]),
	);
	const yes = (name: string): Uint8Array =>
		Uint8Array.from(known[name] ?? [], (code) => (code === 2 ? 1 : 0));
	const treat = yes('ecpr_activated');
	const y = yes('survived_discharge');
	const scores = augmentedScores({ ...adjustedFor(known), treat, y });
	const reason =
		scores.notEstimable !== undefined
			? `${TOO_FEW_TO_ADJUST}.`
			: enough(treat, y, scores.terms)
				? null
				: `${TOO_FEW_TO_ADJUST}: models with ${scores.terms} terms ask for ${OUTCOMES_PER_TERM} of each per term.`;

	const subgroup = (
		level: string | null,
		arrests: number,
		rows: ArrayLike<number>,
	): SubgroupContrast => {
		const counts = tally(rows, treat, y);
		return {
			level,
			arrests,
			known: rows.length,
			...counts,
			contrast:
				scores.notEstimable !== undefined || reason !== null ? null : scoreContrast(scores, rows),
		};
	};
	return {
		kind: 'contrast',
		terms: scores.notEstimable === undefined ? scores.terms : null,
		reason,
		all: subgroup(null, outcome.length, Uint32Array.from(y.keys())),
		variables: CONTRAST_VARIABLES.map((grouping) => {
			const everybody = rowsByLevel(grouping, columns[grouping.name] ?? new Float64Array());
			const used = rowsByLevel(grouping, known[grouping.name] ?? new Float64Array());
			return {
				name: grouping.name,
				levels: [...grouping.levels.map(({ value }) => value), null].flatMap((level) => {
					const arrests = everybody.get(level)?.length ?? 0;
					return arrests === 0 ? [] : [subgroup(level, arrests, used.get(level) ?? [])];
				}),
			};
		}),
	};
}

function adjustedFor(known: NumberColumns): {
	readonly factors: readonly Factor[];
	readonly covariates: readonly Float64Array[];
} {
	const none = new Float64Array();
	const noFlow = known['no_flow_min'] ?? none;
	const ages = known['age_years_approx'] ?? none;
	const groups = known['age_group'] ?? none;
	return {
		factors: [
			...ADJUSTED_CATEGORIES.map((name) => ({ codes: known[name] ?? none, levels: codesOf(name) })),
			{ codes: noFlow.map((minutes) => (Number.isNaN(minutes) ? 1 : 0)), levels: 2 },
		],
		covariates: [
			known['severity_index'] ?? none,
			filledNoFlow(known),
			known['arrest_year'] ?? none,
			// Age groups tell children apart; adults are one group of many years.
			ages.map((age, row) => (codedValue('age_group', groups[row] ?? 0) === 'adult' ? age : 0)),
		],
	};
}

/** Rows of each group, by index. */
function rowsByLevel(grouping: Grouping, codes: Float64Array): Map<string | null, number[]> {
	const levels = new Map<number, string | null>();
	const rows = new Map<string | null, number[]>();
	codes.forEach((code, row) => {
		let level = levels.get(code);
		if (level === undefined) {
			level = groupValue(grouping, codedValue(grouping.name, code));
			levels.set(code, level);
		}
		const own = rows.get(level);
		if (own === undefined) rows.set(level, [row]);
		else own.push(row);
	});
	return rows;
}

function tally(
	rows: ArrayLike<number>,
	treat: Uint8Array,
	y: Uint8Array,
): Pick<SubgroupContrast, 'activated' | 'alive'> {
	let [activated, alive, aliveToo] = [0, 0, 0];
	for (let k = 0; k < rows.length; k++) {
		const row = rows[k] ?? 0;
		activated += treat[row] ?? 0;
		if (treat[row] === 1) alive += y[row] ?? 0;
		else aliveToo += y[row] ?? 0;
	}
	return { activated, alive: [alive, aliveToo] };
}

function enough(treat: Uint8Array, y: Uint8Array, terms: number): boolean {
	const {
		activated,
		alive: [one, other],
	} = tally(Uint32Array.from(y.keys()), treat, y);
	const others = y.length - activated;
	return Math.min(one, activated - one, other, others - other) >= OUTCOMES_PER_TERM * terms;
}
