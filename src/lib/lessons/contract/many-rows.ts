import { decimal, percent } from '../../domain/format.ts';
import type { LessonContract, Quantity } from './contract.ts';
import type { Measured } from './measured.ts';

/** A row of the table of many registries, in words. */
export interface ManyRow {
	readonly what: string;
	readonly role: Quantity['role'];
	readonly weak: boolean;
	/** "+12.8 (0.3)". */
	readonly value: string;
	/** "80 %", empty without an interval. */
	readonly held: string;
}

function valueText({ scale, unsigned }: Quantity, { mean, sd }: Measured): string {
	if (scale === 'chance') return `in ${percent(mean)}`;
	if (scale === 'share')
		return `${percent(mean, { decimals: 1, bare: true })} (${decimal(100 * sd, 1)})\u202f%`;
	if (scale === 'difference') {
		const points = decimal(100 * mean, 1);
		const sign = mean >= 0.0005 && unsigned !== true ? '+' : '';
		return `${sign}${points} (${decimal(100 * sd, 1)})`;
	}
	return `${decimal(mean, 2)} (${decimal(sd, 2)})`;
}

/** The quantities of a lesson as they came out over many registries. Those that were not measured are left out. */
export function manyRows(
	contract: LessonContract,
	measured: Readonly<Record<string, Measured>>,
): readonly ManyRow[] {
	return Object.entries(contract).flatMap(([name, quantity]) => {
		const found = measured[name];
		if (found === undefined) return [];
		return [
			{
				what: quantity.what,
				role: quantity.role,
				weak: quantity.weak,
				value: valueText(quantity, found),
				held: found.held === null ? '' : percent(found.held),
			},
		];
	});
}
