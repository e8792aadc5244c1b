import { CONTRACT } from '../../src/lib/lessons/contract/contract.ts';
import type { Draw } from './draw.ts';
import { readingsOf, summary } from './judge.ts';

/** Enough digits for what pages print of a quantity. */
const short = (value: number): number => Number(value.toFixed(5));

/** The table that pages show of some registries, as the text of its file. */
export function measured(draws: readonly Draw[]): string {
	const lessons = Object.fromEntries(
		Object.entries(CONTRACT).map(([id, quantities]) => [
			id,
			Object.fromEntries(
				Object.keys(quantities).map((name) => {
					const { mean, sd, held } = summary(readingsOf(draws, id, name));
					return [
						name,
						{
							mean: short(mean),
							sd: short(sd ?? 0),
							held: held === null ? null : short(held),
						},
					];
				}),
			),
		]),
	);
	const cases = draws[0]?.cases ?? 0;
	return `${JSON.stringify({ draws: draws.length, cases, lessons }, null, '\t')}\n`;
}
