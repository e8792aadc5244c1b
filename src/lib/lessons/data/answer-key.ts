import { tableFromIPC } from '@uwdata/flechette';
import { DEFAULT_WORLD, type WorldParameters } from '../../synthesis/parameters/world.ts';

/** Columns of the answer key, in the order of the cases of an extract. */
export interface AnswerKey {
	readonly rows: number;
	/** Survival to discharge if ECPR is activated at minute 10, 1 or 0. */
	readonly withEcpr: Int8Array;
	/** Survival to discharge with conventional CPR only, 1 or 0. */
	readonly without: Int8Array;
	/** The hidden confounder, in SD; higher is worse. */
	readonly hidden: Float64Array;
	/** True neurological category at discharge, NaN while in hospital. */
	readonly neurology: Float64Array;
	/** True chance of discharge alive had ECMO flow begun at its potential minute. */
	readonly onEcmo: Float64Array;
	/** Hidden frailty of the run: multiplies the hazard of death on ECMO. NaN without a run. */
	readonly frailty: Float64Array;
	/**
	 * By the number in a centre's key: its survival of the standard runs less the mean of the centres of its kind,
	 * a difference of shares.
	 */
	readonly centres: ReadonlyMap<number, number>;
	/** The world that the registry was made in: a truth that needs a second run runs this one again. */
	readonly world: WorldParameters;
}

/** The Arrow streams of `answer_key` and of `answer_key_centre`. */
export interface KeyStreams {
	readonly cases: Uint8Array<ArrayBuffer>;
	readonly centres: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the answer key and puts it in the order of some cases.
 *
 * `caseIds`: the number in each case's key. Throws RangeError for a case that the key does not have.
 * `world`: the one the registry was made in; without it the published one.
 */
export function answerKey(
	streams: KeyStreams,
	caseIds: Int32Array,
	world: WorldParameters = DEFAULT_WORLD,
): AnswerKey {
	const table = tableFromIPC(streams.cases);
	const ids: readonly unknown[] = Array.from(table.getChild('case_id').toArray());
	const place = new Map(ids.map((id, row) => [Number(String(id).slice(1)), row]));
	const order = Int32Array.from(caseIds, (id) => {
		const row = place.get(id);
		if (row === undefined) throw new RangeError(`The answer key has no case ${id}.`);
		return row;
	});
	const values = (name: string): readonly unknown[] => Array.from(table.getChild(name).toArray());
	const flags = (name: string): Int8Array => {
		const all = values(name);
		return Int8Array.from(order, (row) => (all[row] === true ? 1 : 0));
	};
	const numbers = (name: string): Float64Array => {
		const all = values(name);
		return Float64Array.from(order, (row) => (all[row] == null ? NaN : Number(all[row])));
	};
	return {
		rows: order.length,
		withEcpr: flags('y_if_ecpr_strategy'),
		without: flags('y_if_conventional_strategy'),
		hidden: numbers('frailty_u'),
		neurology: numbers('neuro_true'),
		onEcmo: numbers('p_survive_ecmo'),
		frailty: numbers('ecmo_frailty'),
		centres: trueDifferences(streams.centres),
		world,
	};
}

function trueDifferences(stream: Uint8Array): ReadonlyMap<number, number> {
	const table = tableFromIPC(stream);
	const differences: readonly unknown[] = Array.from(table.getChild('true_difference').toArray());
	const ids: readonly unknown[] = Array.from(table.getChild('centre_id').toArray());
	return new Map(ids.map((id, row) => [Number(String(id).slice(1)), Number(differences[row])]));
}
