import { UNKNOWN } from '$lib/domain/cohort.ts';
import { FILTERS, type Filter } from '$lib/domain/filters.ts';
import { glossary } from '$lib/domain/glossary.ts';
import { catalogue } from '$lib/figures/index.ts';
import { pathOfPage } from '$lib/ui/page/figure-pages.ts';
import coverage from '$lib/stats/coverage.json';
import { methods } from '$lib/stats/methods.ts';

/** Names of a filter's values as links write them. */
function valuesOf(filter: Filter): string {
	const values =
		filter.kind === 'levels'
			? filter.codes
				? ['K0001', 'K0002', '…']
				: filter.levels.map((level) => level.url ?? level.value)
			: [`${filter.bounds[0]}..${filter.bounds[1]}`];
	return [...values, ...(filter.nullable ? [UNKNOWN] : [])].join(', ');
}

export const load = () => ({
	methods: methods.map((method) => ({
		...method,
		figures: catalogue
			.filter((figure) => figure.methods.includes(method.id))
			.map(({ id, name, page }) => ({ id, name, path: pathOfPage(page) })),
	})),
	filters: Object.values(FILTERS).map((filter) => ({
		name: filter.name,
		alias: filter.alias,
		label: filter.label,
		values: valuesOf(filter),
	})),
	coverage: {
		level: coverage.level,
		grid: coverage.grid,
		rows: coverage.rows.map((row) => ({
			...row,
			name: methods.find(({ id }) => id === row.method)?.name ?? row.method,
		})),
	},
	glossary,
});
