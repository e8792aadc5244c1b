import {
	clauseInterval,
	Coordinator,
	MosaicClient,
	Selection,
	wasmConnector,
} from '@uwdata/mosaic-core';
import { count, Query, sum } from '@uwdata/mosaic-sql';
import type { MakeArm } from '../arm.ts';
import { COUNT_VIEWS, DIMENSIONS, LENGTH, OFFSETS, type Filters } from '../views.ts';
import { connected } from './duckdb.ts';
import { enter, SUM_COLUMNS } from './sql.ts';

interface Rows {
	readonly numRows: number;
	getChild(name: string): { at(row: number): unknown } | null;
}

/** A view as a client of Mosaic: it is asked for its query and handed the rows. */
class ViewClient extends MosaicClient {
	readonly view: number;
	readonly onRows: (view: number, rows: Rows) => void;

	constructor(by: Selection, view: number, onRows: (view: number, rows: Rows) => void) {
		super(by);
		this.view = view;
		this.onRows = onRows;
	}

	override query(filter?: never) {
		const spec = COUNT_VIEWS[this.view];
		const from = Query.from('cases');
		if (!spec)
			return from
				.select(Object.fromEntries(SUM_COLUMNS.map((name) => [name, sum(name)])))
				.where(filter ?? []);
		const by = spec.by.map(String);
		return from
			.select(...by, { n: count() })
			.where(filter ?? [])
			.groupby(...by);
	}

	override queryResult(rows: unknown) {
		this.onRows(this.view, rows as Rows);
		return this;
	}
}

/** Waits until no client is waiting, nor has begun to wait meanwhile: a selection gathers what comes fast. */
async function settled(clients: readonly MosaicClient[]): Promise<void> {
	for (;;) {
		const waits = clients.map((client) => client.pending);
		await Promise.all(waits);
		await new Promise((resolve) => setTimeout(resolve));
		if (clients.every((client, at) => client.pending === waits[at])) return;
	}
}

/**
 * Mosaic's coordinator with a cross-filter selection and a client a view, pre-aggregation as `options` say, on the
 * same engine as the other arms. Its own drawing is not used: all arms draw alike.
 */
function mosaic(options: { readonly preaggregate: boolean; readonly cache: boolean }): MakeArm {
	return async (bytes, engine) => {
		const { database, connection } = await connected(bytes, engine);
		const coordinator = new Coordinator(
			wasmConnector({ duckdb: database as never, connection: connection as never }),
			{ logger: null, cache: options.cache, preagg: { enabled: options.preaggregate } },
		);
		const selection = Selection.crossfilter();
		const answer = new Float64Array(LENGTH);
		const onRows = (view: number, rows: Rows) => {
			const read = (name: string, row: number) => Number(rows.getChild(name)?.at(row) ?? 0);
			const start = OFFSETS[view] ?? 0;
			if (view < COUNT_VIEWS.length) {
				answer.fill(0, start, OFFSETS[view + 1]);
				for (let row = 0; row < rows.numRows; row++)
					enter(answer, view, (name) => read(name, row), read('n', row));
			} else SUM_COLUMNS.forEach((name, at) => (answer[start + at] = read(name, 0)));
		};
		const clients = [...COUNT_VIEWS.keys(), COUNT_VIEWS.length].map(
			(view) => new ViewClient(selection, view, onRows),
		);
		for (const client of clients) coordinator.connect(client);
		await Promise.all(clients.map((client) => client.pending));
		const owners = DIMENSIONS.map((name) => ({
			name,
			source: {},
			clients: new Set(clients.filter((client) => COUNT_VIEWS[client.view]?.own === name)),
		}));
		let before: Filters = {};
		return {
			async answer(filters: Filters) {
				for (const { name, source, clients: own } of owners) {
					if (String(before[name]) === String(filters[name])) continue;
					const range = filters[name];
					const clause = clauseInterval(name, range ? [...range] : null, {
						source,
						clients: own,
						scale: { type: 'linear', domain: [0, 240], range: [0, 240] },
						pixelSize: 1,
					} as never);
					// As the pointer entering a chart does: it may prepare its tables.
					selection.activate(clause);
					selection.update(clause);
				}
				before = filters;
				await selection.pending('value');
				await settled(clients);
				return answer.slice();
			},
		};
	};
}

export const makeMosaic = mosaic({ preaggregate: true, cache: true });
export const makeMosaicPlain = mosaic({ preaggregate: false, cache: false });
