import { AGE_GROUPS_OF } from '../domain/age-class.ts';
import { BRAIN_DEATH, COMPLICATION_GROUPS } from '../domain/complications.ts';
import type { VolumeClass } from './derived-columns.ts';
import { column, relation } from './identifier.ts';
import { fragment, joined, listed, quoted, word, type Fragment } from './statement.ts';

/** Columns of one table, worked out from its own row (`r`) or from the run's complications (`c`). */
export interface Derivations {
	readonly columns: readonly Fragment[];
	readonly join: Fragment;
}

const VOLUME_BANDS_OF: Readonly<Record<VolumeClass, readonly string[]>> = {
	lt_10: ['lt_5', '5_9'],
	'10_19': ['10_19'],
	'20_plus': ['20_29', '30_plus'],
};

/** What is derived for every arrest: classes of age and of the centre's volume. Missing stays missing. */
export const OF_EVERY_ARREST: Derivations = {
	columns: [
		classOf('age_group', AGE_GROUPS_OF, 'age_class'),
		classOf('annual_ecpr_volume_band', VOLUME_BANDS_OF, 'volume_class'),
	],
	join: fragment``,
};

/** What is derived for a run besides: which complications it had. A run without any has false and 0. */
export const OF_RUNS: Derivations = {
	columns: [
		...OF_EVERY_ARREST.columns,
		fragment`coalesce(c."is_major", false) as ${column('major_complication')}`,
		...COMPLICATION_GROUPS.map(
			({ value }) => fragment`coalesce(c.${groupColumn(value)}, false) as ${groupColumn(value)}`,
		),
		fragment`coalesce(c."n_groups", 0)::integer as ${column('n_comp_groups')}`,
	],
	join: complicationsJoin(),
};

/** The type that holds the levels of a column, in codebook order. */
export function levelsType(name: string): Fragment {
	return quoted(`levels_of_${name}`);
}

/** The class each level of a column falls in, by the class's name. */
function classOf(
	from: string,
	classes: Readonly<Record<string, readonly string[]>>,
	name: string,
): Fragment {
	const cases = Object.entries(classes).map(
		([value, levels]) =>
			fragment`when r.${column(from)} in (${listed(levels.map(word))}) then ${word(value)}`,
	);
	return fragment`case ${joined(cases, fragment` `)} end::${levelsType(name)} as ${column(name)}`;
}

function groupColumn(group: string): Fragment {
	return column(`comp_${group}`);
}

/** Joined by hash in whichever order is cheaper, so the published order of the rows is asked for. */
function complicationsJoin(): Fragment {
	const groups = COMPLICATION_GROUPS.map(
		({ value }) => fragment`, bool_or("comp_group" = ${word(value)}) as ${groupColumn(value)}`,
	);
	const flags = groups.reduce((all, each) => fragment`${all}${each}`, fragment``);
	const burden = fragment`count(distinct "comp_group") filter (where "comp_code" <> ${word(BRAIN_DEATH)})`;
	return fragment` left join (select "case_id", bool_or("is_major") as "is_major", ${burden} as "n_groups"${flags} from ${relation('complication')} group by "case_id") c using ("case_id") order by r.rowid`;
}
