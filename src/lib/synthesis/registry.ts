import { makeTableEncoder, type TableEncoder } from './encode/table-encoder.ts';
import { TABLE_COLUMNS, TABLE_FILES, type TableFile } from './encode/tables.ts';
import { makeSimulator } from './model/case.ts';
import type { WorldParameters } from './parameters/world.ts';
import { centreFields } from './publish/centre-fields.ts';
import { centreKeyRows } from './publish/centre-key.ts';
import type { ComplicationFields } from './publish/complication-fields.ts';
import { denominatorRows, eligibleRows } from './publish/counts.ts';
import type { KeyFields } from './publish/key-fields.ts';
import { makePublisher } from './publish/publish.ts';
import type { Row } from './publish/row.ts';
import { count, emptyTally, mergeTally, type Tally } from './tally.ts';

/** Cases that are drawn, encoded and written together. Part of what fixes the bytes. */
const CASES_PER_PART = 16_384;

/** Cases between two reports of progress. */
const CASES_PER_REPORT = 2048;

/** Bytes of a table or of a stretch of it. */
interface Encoded {
	readonly rows: number;
	readonly bytes: Uint8Array;
}

/** A whole table, as an Arrow IPC stream. */
interface Whole extends Encoded {
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Tables that grow with every part; the others are small and made at the end. */
export const GROWING_TABLES = ['answer_key', 'complication', 'conventional', 'runs'] as const;

export type GrowingTable = (typeof GROWING_TABLES)[number];

/** What one stretch of cases adds. */
export interface Part {
	readonly cases: number;
	readonly tables: Readonly<Record<GrowingTable, Encoded>>;
	readonly tally: Tally;
}

/** Makes the registry of one world, part by part. */
export interface RegistryMaker {
	readonly encoders: Readonly<Record<TableFile, TableEncoder>>;
	readonly parts: number;
	/**
	 * The part of this number, from 0; parts do not depend on each other. `onCases` hears now and then how many of
	 * its cases are done.
	 */
	readonly part: (number: number, onCases?: (done: number) => void) => Part;
	/** The tables that need the counts of all parts, whole streams. */
	readonly finish: (tally: Tally) => Readonly<Record<Exclude<TableFile, GrowingTable>, Whole>>;
}

const blocksOf = (rows: readonly Row[]) =>
	(
		[
			'patient',
			'preArrest',
			'arrest',
			'resuscitation',
			'pathway',
			'run',
			'outcome',
			'followUp',
		] as const
	).map((block) => rows.map((row) => row[block]));

/**
 * Prepares a world for publication. The same world gives the same bytes in the same parts wherever it runs,
 * in Node or in a browser worker.
 */
export function makeRegistry(world: WorldParameters): RegistryMaker {
	const simulator = makeSimulator(world);
	const publish = makePublisher(simulator);
	const encoders = Object.fromEntries(
		TABLE_FILES.map((table) => [table, makeTableEncoder(TABLE_COLUMNS[table])]),
	) as Record<TableFile, TableEncoder>;
	const { table, streams } = simulator;

	const part = (number: number, onCases?: (done: number) => void): Part => {
		const from = number * CASES_PER_PART;
		const to = Math.min(world.cases, from + CASES_PER_PART);
		const runs: Row[] = [];
		const conventional: Row[] = [];
		const complications: ComplicationFields[] = [];
		const keys: KeyFields[] = [];
		const tally = emptyTally();
		for (let index = from; index < to; index++) {
			const one = simulator.simulate(index);
			count(tally, one, streams.shortEvents.at(index), table.teamShare);
			const published = publish(one);
			(one.run === null ? conventional : runs).push(published.row);
			complications.push(...published.complications);
			keys.push(published.key);
			const done = index - from + 1;
			if (done % CASES_PER_REPORT === 0) onCases?.(done);
		}
		const encoded = (name: GrowingTable, rows: number, blocks: readonly (readonly object[])[]) => ({
			rows,
			bytes: encoders[name].batch(blocks),
		});
		return {
			cases: to - from,
			tables: {
				answer_key: encoded('answer_key', keys.length, [keys]),
				complication: encoded('complication', complications.length, [complications]),
				conventional: encoded('conventional', conventional.length, blocksOf(conventional)),
				runs: encoded('runs', runs.length, blocksOf(runs)),
			},
			tally,
		};
	};

	const whole = (name: TableFile, rows: readonly object[]): Whole => {
		const { head, tail, batch } = encoders[name];
		return { rows: rows.length, bytes: joinBytes([head, batch([rows]), tail]) };
	};
	const byId = <T extends { centre_id: string }>(rows: T[]) =>
		rows.sort((a, b) => (a.centre_id < b.centre_id ? -1 : 1));
	return {
		encoders,
		parts: Math.ceil(world.cases / CASES_PER_PART),
		part,
		finish: (tally) => ({
			answer_key_centre: whole('answer_key_centre', byId(centreKeyRows(table, tally, world))),
			centre: whole('centre', byId(table.centres.map(centreFields))),
			cpr_denominator: whole('cpr_denominator', denominatorRows(tally)),
			eligible_counts: whole('eligible_counts', eligibleRows(tally)),
		}),
	};
}

/** Puts stretches of bytes one after the other. */
function joinBytes(stretches: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const joined = new Uint8Array(stretches.reduce((size, { length }) => size + length, 0));
	let at = 0;
	for (const stretch of stretches) {
		joined.set(stretch, at);
		at += stretch.length;
	}
	return joined;
}

/** The whole registry of a world in memory: every table as an Arrow IPC stream. */
export type Registry = Readonly<Record<TableFile, Whole>>;

/**
 * Makes a whole registry in memory, for a browser worker or a test. `onProgress` hears how many cases are done.
 * A million cases take about a gigabyte: the command in `data/` writes those part by part instead.
 */
export function generateRegistry(
	world: WorldParameters,
	onProgress: (done: number, cases: number) => void = () => undefined,
): Registry {
	const maker = makeRegistry(world);
	const tally = emptyTally();
	const parts: Part[] = [];
	let done = 0;
	for (let number = 0; number < maker.parts; number++) {
		const before = done;
		const part = maker.part(number, (more) => {
			onProgress(before + more, world.cases);
		});
		mergeTally(tally, part.tally);
		parts.push(part);
		done += part.cases;
		onProgress(done, world.cases);
	}
	const grown = Object.fromEntries(
		GROWING_TABLES.map((name) => [
			name,
			{
				rows: parts.reduce((rows, { tables }) => rows + tables[name].rows, 0),
				bytes: joinBytes([
					maker.encoders[name].head,
					...parts.map(({ tables }) => tables[name].bytes),
					maker.encoders[name].tail,
				]),
			},
		]),
	) as Record<GrowingTable, Whole>;
	return { ...grown, ...maker.finish(tally) };
}
