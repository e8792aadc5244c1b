import type { Cohort } from '../../domain/cohort.ts';
import type { Figure } from '../figure.ts';
import { shareByLevelChart, shareByLevelNative } from '../share-by-level/chart.ts';
import { presentShareByLevel, type ShareByLevelDrawn } from '../share-by-level/present.ts';
import type { ShareByLevelResult, ShareByLevelSpec } from '../share-by-level/share-by-level.ts';
import { shareLevel } from '../shares/share-level.ts';
import { ownCohort, spansEighteen } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { ageClassLabel, labelOf } from '../words/labels.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

const FIGURE = {
	id: 'survival-chd',
	name: 'Survival in congenital heart disease',
	page: '/survival',
} as const;

const DRAWS = ['dx_group', 'chd_stage'] as const;
const PHYSIOLOGIES = ['chd_single_ventricle', 'chd_two_ventricle'] as const;

/** Headings that leave room for an age class. */
const SHORT: Readonly<Record<string, string>> = {
	chd_single_ventricle: 'Single ventricle',
	chd_two_ventricle: 'Two ventricles',
};

/** How a title calls the runs of a section. */
const OF_RUNS: Readonly<Record<string, string>> = {
	chd_single_ventricle: 'single-ventricle',
	chd_two_ventricle: 'two-ventricle',
};

/** The cohort with congenital heart disease in place of its own filters on diagnosis and stage. */
function withDisease(cohort: Cohort): Cohort {
	const { clauses } = ownCohort(cohort, DRAWS);
	return { clauses: { ...clauses, dx_group: { kind: 'levels', levels: [...PHYSIOLOGIES] } } };
}

/** A section is a physiology, or a physiology in an age class: "chd_two_ventricle", "chd_two_ventricle adult". */
function parts(section: string | null): readonly [physiology: string, ageClass: string | null] {
	const [physiology = '', ageClass = null] = section?.split(' ') ?? [];
	return [physiology, ageClass];
}

const SPEC: ShareByLevelSpec = {
	...SURVIVAL_TO_DISCHARGE,
	...FIGURE,
	variable: 'chd_stage',
	order: 'codebook',
	naming: ({ label }) => inSentence(label),
	rows: {
		label: 'Physiology and stage of surgery',
		labelOf: (level) => labelOf('chd_stage', level),
		filter: 'chd_stage',
		draws: DRAWS,
		cohort: withDisease,
		section: 'physiology',
		headingOf: (section) => {
			const [physiology, ageClass] = parts(section);
			const who = ageClassLabel(ageClass, true);
			return who === null
				? labelOf('dx_group', physiology)
				: `${SHORT[physiology] ?? physiology}: ${inSentence(who)}`;
		},
		sectionName: (section) => {
			const [physiology, ageClass] = parts(section);
			const who = ageClassLabel(ageClass, true);
			return `${OF_RUNS[physiology] ?? physiology}${who === null ? '' : ` (${inSentence(who)})`}`;
		},
	},
	notes: ['Runs with another diagnosis are not part of this figure, whatever the filters.'],
};

/** Who left hospital alive with congenital heart disease, by physiology and how far surgery had come. */
export const survivalChd: Figure<ShareByLevelResult, ShareByLevelDrawn> = {
	...FIGURE,
	population: 'runs',
	draws: DRAWS,
	options: {},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort) => {
		const { outcome } = SURVIVAL_TO_DISCHARGE;
		return [
			{
				kind: 'cells',
				cells: {
					table: 'runs',
					by: spansEighteen(cohort)
						? ['age_class', 'dx_group', 'chd_stage']
						: ['dx_group', 'chd_stage'],
					measures: ['n', `known:${outcome}`, `true:${outcome}`],
					cohort: withDisease(cohort),
					ignoring: [],
				},
			},
		];
	},
	result: ([answer], cohort) => {
		const split = spansEighteen(cohort);
		const cells = answer?.kind === 'cells' ? answer.cells : [];
		const sectionOf = (keys: readonly (string | null)[]): string =>
			split ? `${keys[1] ?? ''} ${keys[0] ?? ''}` : (keys[0] ?? '');
		const sections = [...new Set(cells.map(({ keys }) => sectionOf(keys)))].toSorted(
			(a, b) => rank(a) - rank(b),
		);
		return {
			sections: sections.map((section) => ({
				ageClass: section,
				levels: cells
					.filter(({ keys }) => sectionOf(keys) === section)
					.map((cell) => shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome, split ? 2 : 1)),
			})),
		};
	},
	present: (result, context) => presentShareByLevel(SPEC, result, context),
	chart: shareByLevelChart,
	native: shareByLevelNative,
};

/** Single-ventricle sections first; within a physiology the order of the answer. */
function rank(section: string): number {
	return (PHYSIOLOGIES as readonly string[]).indexOf(parts(section)[0]);
}
