import type { Settings } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import type { LeagueAnswer, LeagueCentre, LeagueTruth, Shrunk } from './analysis.ts';

export type End = 'best' | 'worst';

export const endOf = (settings: Settings): End => (settings['end'] === 'worst' ? 'worst' : 'best');

/** How many of the table's top or bottom are looked at. */
export const howMany = (settings: Settings): number => Number(settings['many'] ?? '5');

const NAMES = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "five best centres", "best centre". */
export function named(many: number, end: End): string {
	return many === 1 ? `${end} centre` : `${NAMES[many] ?? String(many)} ${end} centres`;
}

/** The chosen centres by their place in the answer; the most extreme first. */
export function chosen({ centres }: LeagueAnswer, many: number, end: End): readonly number[] {
	const places = centres.map((_, at) => at);
	return end === 'best' ? places.slice(0, many) : places.slice(-many).reverse();
}

/** Mean of some centres' values with the interval of their own errors. */
export function meanOf(
	answer: LeagueAnswer,
	places: readonly number[],
	value: (centre: LeagueCentre) => Shrunk,
): Estimated {
	const values = places.flatMap((at) => {
		const centre = answer.centres[at];
		return centre === undefined ? [] : [value(centre)];
	});
	const estimate = values.reduce((sum, one) => sum + one.value, 0) / values.length;
	const error = Math.sqrt(values.reduce((sum, one) => sum + one.error ** 2, 0)) / values.length;
	return { estimate, lower: estimate - 1.96 * error, upper: estimate + 1.96 * error };
}

export const trueMean = ({ excess }: LeagueTruth, places: readonly number[]): number =>
	places.reduce((sum, at) => sum + (excess[at] ?? NaN), 0) / places.length;

/** Of the top of the first period, how many stand in the top of the later. */
export function stayed(answer: LeagueAnswer, many: number, end: End): number {
	const size = answer.centres.length;
	return chosen(answer, many, end).filter((at) => {
		const place = answer.centres[at]?.laterPlace ?? NaN;
		return end === 'best' ? place <= many : place > size - many;
	}).length;
}

/** 1 → "1st". */
export function ordinal(place: number): string {
	const tens = place % 100;
	const last = tens >= 11 && tens <= 13 ? 0 : place % 10;
	return `${place}${last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`;
}
