import { variable } from '../../domain/codebook.ts';
import { keyParts, type Tally } from '../tally.ts';

/** One row of the table of arrests that ended before minute 10. */
export interface DenominatorFields {
	centre_id: string;
	arrest_year: number;
	setting: string;
	age_group: string;
	n_cpr_lt10: number;
	n_survived_lt10: number;
}

/** One row of the table of eligible arrests, counted. */
export interface EligibleFields {
	arrest_year: number;
	age_group: string;
	setting: string;
	centre_type: string;
	annual_ecpr_volume_band: string;
	dx_group: string;
	n_eligible: number;
}

const orders = new Map<string, Map<string, number>>();

function rank(table: 'arrest_case' | 'centre', name: string, value: string): number {
	let order = orders.get(name);
	if (order === undefined) {
		order = new Map((variable(table, name).levels ?? []).map((level, i) => [level.value, i]));
		orders.set(name, order);
	}
	return order.get(value) ?? 0;
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Short events by centre, year, setting and age group, in that order; cells without any are left out. */
export function denominatorRows(tally: Tally): DenominatorFields[] {
	const of = (name: string, value: string) => rank('arrest_case', name, value);
	return [...tally.short]
		.map(([key, [events, survivors]]) => {
			const [centre = '', year = '', setting = '', age = ''] = keyParts(key);
			return {
				centre_id: centre,
				arrest_year: Number(year),
				setting,
				age_group: age,
				n_cpr_lt10: events,
				n_survived_lt10: survivors,
			};
		})
		.sort(
			(a, b) =>
				text(a.centre_id, b.centre_id) ||
				a.arrest_year - b.arrest_year ||
				of('setting', a.setting) - of('setting', b.setting) ||
				of('age_group', a.age_group) - of('age_group', b.age_group),
		);
}

/** Eligible arrests by year, age group, setting, centre and diagnosis, in codebook order. */
export function eligibleRows(tally: Tally): EligibleFields[] {
	return [...tally.eligible]
		.map(([key, n]) => {
			const [year = '', age = '', setting = '', type = '', band = '', dx = ''] = keyParts(key);
			return {
				arrest_year: Number(year),
				age_group: age,
				setting,
				centre_type: type,
				annual_ecpr_volume_band: band,
				dx_group: dx,
				n_eligible: n,
			};
		})
		.sort(
			(a, b) =>
				a.arrest_year - b.arrest_year ||
				rank('arrest_case', 'age_group', a.age_group) -
					rank('arrest_case', 'age_group', b.age_group) ||
				rank('arrest_case', 'setting', a.setting) - rank('arrest_case', 'setting', b.setting) ||
				rank('centre', 'centre_type', a.centre_type) -
					rank('centre', 'centre_type', b.centre_type) ||
				rank('centre', 'annual_ecpr_volume_band', a.annual_ecpr_volume_band) -
					rank('centre', 'annual_ecpr_volume_band', b.annual_ecpr_volume_band) ||
				rank('arrest_case', 'dx_group', a.dx_group) - rank('arrest_case', 'dx_group', b.dx_group),
		);
}
