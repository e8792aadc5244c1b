import { survivalCounts, type SurvivalCounts, type SurvivalData } from './survival-counts.ts';

/** One row for each distinct time with an exit. */
export interface RiskTable {
	readonly time: Float64Array;
	/** Subjects with entry < t <= time: those censored at t are still at risk at t. */
	readonly nRisk: Float64Array;
	readonly nEvent: Float64Array;
	readonly nCensor: Float64Array;
}

/**
 * Who is at risk, who has the event and who is censored at each time?
 *
 * Input: subjects or counts. Times at which nobody leaves are left out, so both give the same rows.
 * Errors: RangeError for times that do not increase, counts that are not whole numbers, more entries than exits, or more
 * exits than subjects at risk.
 */
export function riskTable(data: SurvivalData): RiskTable {
	const counts = survivalCounts(data);
	const { time, events, censored } = counts;
	const length = time.length;
	const table = {
		time: new Float64Array(length),
		nRisk: new Float64Array(length),
		nEvent: new Float64Array(length),
		nCensor: new Float64Array(length),
	};
	let atRisk = startingNumber(counts);
	let rows = 0;
	for (let i = 0; i < length; i++) {
		const d = events[i] ?? 0;
		const c = censored[i] ?? 0;
		if (d + c > 0) {
			if (d + c > atRisk) {
				throw new RangeError(
					`${d + c} subjects leave at time ${time[i] ?? NaN}, but ${atRisk} are at risk.`,
				);
			}
			table.time[rows] = time[i] ?? 0;
			table.nRisk[rows] = atRisk;
			table.nEvent[rows] = d;
			table.nCensor[rows] = c;
			rows++;
		}
		atRisk += (counts.entered?.[i] ?? 0) - d - c;
	}
	if (rows === length) return table;
	return {
		time: table.time.subarray(0, rows),
		nRisk: table.nRisk.subarray(0, rows),
		nEvent: table.nEvent.subarray(0, rows),
		nCensor: table.nCensor.subarray(0, rows),
	};
}

/** Subjects under observation before the first time: all exits less those who enter later. Checks the counts on the way. */
export function startingNumber({ time, events, censored, entered }: SurvivalCounts): number {
	let total = 0;
	let last = -Infinity;
	for (let i = 0; i < time.length; i++) {
		const t = time[i] ?? Number.NaN;
		if (!(t > last && t < Infinity)) {
			throw new RangeError(
				`Time ${t} follows ${last}; the times of counts must increase and be finite.`,
			);
		}
		last = t;
		total +=
			whole(events[i], 'events', t) +
			whole(censored[i], 'censored', t) -
			(entered ? whole(entered[i], 'entered', t) : 0);
	}
	if (total < 0) throw new RangeError(`${-total} more subjects enter than leave.`);
	return total;
}

function whole(count: number | undefined, name: string, time: number): number {
	if (count === undefined || !(count >= 0 && Number.isInteger(count))) {
		throw new RangeError(
			`${name} is ${count ?? 'missing'} at time ${time}; expected a whole number.`,
		);
	}
	return count;
}
