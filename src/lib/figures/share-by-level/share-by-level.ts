import type { Cohort, FilterName } from '../../domain/cohort.ts';
import type { Figure } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import type { Naming } from '../words/finding.ts';
import { shareLevel, type ShareLevel } from '../shares/share-level.ts';
import { shareByLevelChart, shareByLevelNative } from './chart.ts';
import { presentShareByLevel, type ShareByLevelDrawn } from './present.ts';

/** One age class (or other section), or everyone, with the levels that occur in it. */
interface ShareSection {
	/** Null where the figure is not split by age. */
	readonly ageClass: string | null;
	readonly levels: readonly ShareLevel[];
}

export interface ShareByLevelResult {
	readonly sections: readonly ShareSection[];
}

/** What tells one figure of this kind from another. */
export interface ShareByLevelSpec {
	readonly id: string;
	readonly name: string;
	readonly page: string;
	/** The variable whose levels are the rows. */
	readonly variable: FilterName;
	/** Yes/no column whose share is shown. */
	readonly outcome: string;
	/** The outcome as the subject of a title: "Survival to discharge". */
	readonly subject: string;
	/** The outcome as said of runs: "discharged alive". */
	readonly verb: string;
	/** Head of the column of counts: "Alive / runs". */
	readonly counts: string;
	/** Why an outcome may be open: "still in hospital at the snapshot". */
	readonly open: string;
	/** Rows in codebook order, or from the highest share to the lowest. */
	readonly order: 'codebook' | 'share';
	/** How a level is named in a title: "in hospital", "for sepsis". */
	readonly naming: Naming;
	/** Rows and sections that are not simply the levels of a filter by age class. */
	readonly rows?: RowWords;
	/** Further notes. */
	readonly notes?: readonly string[];
}

/** How rows and sections of such a figure are called, and which of the cohort's filters it does not apply. */
export interface RowWords {
	/** "Arrest setting". */
	readonly label: string;
	readonly labelOf: (level: string | null) => string;
	/** The filter a click on a row sets; null for none. */
	readonly filter: FilterName | null;
	readonly draws: readonly FilterName[];
	/** The runs the figure is about, given the cohort. */
	readonly cohort: (cohort: Cohort) => Cohort;
	/** What a section is: "age class". */
	readonly section: string;
	readonly headingOf: (section: string | null) => string | null;
	/** A section as an adjective of runs in a title: "neonatal"; age classes are known by themselves. */
	readonly sectionName: (section: string | null) => string | null;
}

/** A figure of one share by the levels of one variable; split by age class when the cohort spans 18 years. */
export function shareByLevel(
	spec: ShareByLevelSpec,
): Figure<ShareByLevelResult, ShareByLevelDrawn> {
	return {
		id: spec.id,
		name: spec.name,
		page: spec.page,
		population: 'runs',
		draws: [spec.variable],
		options: {},
		methods: ['wilson', 'newcombe', 'p-adjust'],
		wide: false,
		requests: (cohort) => [
			{
				kind: 'cells',
				cells: {
					table: 'runs',
					by: spansEighteen(cohort) ? ['age_class', spec.variable] : [spec.variable],
					measures: ['n', `known:${spec.outcome}`, `true:${spec.outcome}`],
					cohort,
					ignoring: [spec.variable],
				},
			},
		],
		result: ([answer], cohort) => {
			const cells = answer?.kind === 'cells' ? answer.cells : [];
			if (!spansEighteen(cohort))
				return {
					sections: [
						{ ageClass: null, levels: cells.map((cell) => shareLevel(cell, spec.outcome)) },
					],
				};
			const classes = [...new Set(cells.map((cell) => cell.keys[0] ?? null))];
			return {
				sections: classes.map((ageClass) => ({
					ageClass,
					levels: cells
						.filter((cell) => (cell.keys[0] ?? null) === ageClass)
						.map((cell) => shareLevel(cell, spec.outcome, 1)),
				})),
			};
		},
		present: (result, context) => presentShareByLevel(spec, result, context),
		chart: shareByLevelChart,
		native: shareByLevelNative,
	};
}
