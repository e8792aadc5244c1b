import { FILTER_SECTIONS } from '../../domain/filters.ts';
import type { Population } from '../../domain/cohort.ts';
import type { OptionSpecs, OptionValues, RefusedValues } from '../figure.ts';
import { inSentence } from '../words/finding.ts';
import { chartFor, CHARTS, refusal, type ChartKind, type Shape } from './charts.ts';
import {
	ACTIVATED,
	allowanceOf,
	ALLOWANCES,
	EXPLORED,
	exploredGrouping,
	KNOWN_LATE,
	YEAR,
	type Allowance,
	type ExploredGrouping,
} from './groupings.ts';
import { outcomeOf, OUTCOMES, type Outcome } from './outcomes.ts';

const NONE = 'none';

const SECTIONS = [
	...new Set<string>([...FILTER_SECTIONS, ...EXPLORED.map(({ section }) => section)]),
];

/** Groupings under the headings of the filter panel. */
const grouped = SECTIONS.flatMap((heading) =>
	EXPLORED.filter(({ section }) => section === heading).map(({ name, label, late }) => ({
		value: name,
		label: inSentence(late ? `${label} (${KNOWN_LATE})` : label),
		group: heading,
	})),
);

type OptionName = 'outcome' | 'of' | 'by' | 'facet' | 'adjust' | 'chart';

/** Everything one may choose, in the order a sentence has it. */
export const EXPLORE_OPTIONS: Readonly<Record<OptionName, OptionSpecs[string]>> = {
	outcome: {
		label: 'Show',
		values: OUTCOMES.map(({ name, label, group }) => ({
			value: name,
			label: inSentence(label),
			group,
		})),
		initial: 'survived_discharge',
	},
	of: {
		label: 'among',
		values: [
			{ value: 'runs', label: 'ECPR runs' },
			{ value: 'activated', label: 'arrests with the ECMO team called' },
			{ value: 'eligible', label: 'all eligible arrests' },
		],
		initial: 'runs',
	},
	by: {
		label: 'by',
		values: [{ value: NONE, label: 'nothing: all together' }, ...grouped],
		initial: 'illness_category',
	},
	facet: {
		label: 'split by',
		values: [{ value: NONE, label: 'nothing' }, ...grouped],
		initial: NONE,
	},
	adjust: {
		label: 'allowing for',
		values: [
			{ value: NONE, label: 'nothing' },
			...ALLOWANCES.map(({ name, words }) => ({ value: name, label: words })),
		],
		initial: NONE,
	},
	chart: { label: 'drawn as', values: CHARTS, initial: 'auto' },
};

/** What is asked, once choices that do not go together have been set aside. */
export interface Question {
	readonly outcome: Outcome;
	readonly population: Population;
	readonly by: ExploredGrouping | null;
	readonly facet: ExploredGrouping | null;
	readonly allowance: Allowance | null;
	readonly chart: ChartKind;
	/** Choices set aside, a sentence each. */
	readonly setAside: readonly string[];
}

interface Reading {
	readonly question: Question;
	readonly refused: RefusedValues;
}

/** Values of one option with the reason against each, if there is one. */
function reasons(name: OptionName, against: (value: string) => string | null) {
	return Object.fromEntries(
		EXPLORE_OPTIONS[name].values.flatMap(({ value }) => {
			const reason = against(value);
			return reason === null ? [] : [[value, reason] as const];
		}),
	);
}

function populationOf(value: string | undefined): Population {
	return value === 'activated' || value === 'eligible' ? value : 'runs';
}

/**
 * Reads the options. Each is weighed against those before it; a value that makes no sense beside them is refused,
 * with the reason, and if it was chosen nothing stands in its place.
 */
function read(options: OptionValues): Reading {
	const setAside: string[] = [];
	const refused: Record<string, Readonly<Record<string, string>>> = {};
	const settle = (name: OptionName, against: (value: string) => string | null): string => {
		const found = reasons(name, against);
		refused[name] = found;
		const value = options[name] ?? EXPLORE_OPTIONS[name].initial;
		const reason = found[value];
		if (reason === undefined) return value;
		const { label, values } = EXPLORE_OPTIONS[name];
		const chosen = values.find((one) => one.value === value)?.label ?? value;
		setAside.push(`“${label} ${chosen}” is set aside: ${reason}.`);
		return name === 'of' ? 'runs' : NONE;
	};

	const outcome = outcomeOf(options['outcome']);
	const population = populationOf(
		settle('of', (value) =>
			value !== 'runs' && outcome.runsOnly ? 'the outcome exists for ECPR runs alone' : null,
		),
	);
	const asGroup = (value: string): string | null => {
		if (value === outcome.name) return 'it is the outcome';
		return value === ACTIVATED && population !== 'eligible' ? 'it is the same for all' : null;
	};
	const by = exploredGrouping(settle('by', asGroup));
	const allowance = allowanceOf(
		settle('adjust', (value) => {
			if (value === NONE) return null;
			if (outcome.kind !== 'share') return 'for yes-or-no outcomes alone';
			if (by === null) return 'choose a grouping';
			return allowanceOf(value)?.by.includes(by) === true ? 'it is the grouping' : null;
		}),
	);
	const facet = exploredGrouping(
		settle('facet', (value) => {
			if (value === NONE) return null;
			if (by === null) return 'choose a grouping';
			if (value === by.name) return 'it is the grouping';
			return allowance === null ? asGroup(value) : 'allow for nothing first';
		}),
	);
	const shape: Shape = {
		kind: outcome.kind,
		groups: by?.levels.length ?? 1,
		byYear: by?.name === YEAR,
		splits: facet?.levels.length ?? null,
		allowing: allowance !== null,
	};
	settle('chart', (value) => refusal(value, shape));
	const chart = chartFor(options['chart'] ?? 'auto', shape);
	return { question: { outcome, population, by, facet, allowance, chart, setAside }, refused };
}

/** What some options ask. */
export function questionOf(options: OptionValues): Question {
	return read(options).question;
}

/** Values that make no sense beside the others, with the reason. */
export function refusedBy(options: OptionValues): RefusedValues {
	return read(options).refused;
}
