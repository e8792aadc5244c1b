import { planCells, type Cell, type CellsRequest } from '../db/cells.ts';
import type { ResultTable, Statement } from '../db/engine.ts';
import type { Cohort } from '../domain/cohort.ts';
import type { SmallCellPolicy } from '../domain/small-cell.ts';
import type { Task } from './computations.ts';
import type { AnswerColumns, Figure, FigureAnswer, FigureRequest, OptionValues } from './figure.ts';

/** The part of a figure that asks. */
export type Question<Result = unknown> = Pick<
	Figure<Result>,
	'id' | 'options' | 'requests' | 'result' | 'task'
>;

/** The initial value of every option of a figure, overlaid with those chosen. */
export function optionValues(
	figure: Pick<Figure, 'options'>,
	chosen: OptionValues = {},
): OptionValues {
	return Object.fromEntries(
		Object.entries(figure.options).map(([name, { initial, values }]) => {
			const value = chosen[name];
			return [name, values.some((each) => each.value === value) ? (value ?? initial) : initial];
		}),
	);
}

/** What some figures ask of the engine together, and how to take the answers apart. */
export interface FiguresPlan {
	/** All counts in one statement, then each figure's own; run them in any order. */
	readonly statements: readonly Statement[];
	/** Results by figure id, from one table per statement in the same order. */
	read(tables: readonly ResultTable[]): ReadonlyMap<string, unknown>;
	/**
	 * The same, with what would take long done apart.
	 * @param apart does a task elsewhere; the result then is a promise, which rejects as `apart` does
	 */
	readApart(
		tables: readonly ResultTable[],
		policy: SmallCellPolicy,
		apart: (task: Task) => Promise<unknown>,
	): ReadonlyMap<string, ApartResult>;
}

/** A result that is there, or one that is being worked out apart. */
export type ApartResult =
	| { readonly kind: 'ready'; readonly result: unknown }
	| { readonly kind: 'waiting'; readonly result: Promise<unknown> };

/**
 * Plans the questions of some figures on one cohort. Pure: it runs nothing, so that page, build, tests and
 * benchmark send the same statements by whatever engine they have.
 * @param options chosen options by figure id; figures not named keep their initial ones
 */
export function planFigures(
	figures: readonly Question[],
	cohort: Cohort,
	options: Readonly<Record<string, OptionValues>> = {},
): FiguresPlan {
	const asked = figures.map((figure) => {
		const values = optionValues(figure, options[figure.id]);
		return { figure, values, requests: figure.requests(cohort, values) };
	});
	const requests = asked.flatMap((one) => one.requests);
	const cellRequests = requests.flatMap((request): CellsRequest[] =>
		request.kind === 'cells' ? [request.cells] : [],
	);
	const own = requests.flatMap((request) => (request.kind === 'statement' ? [request] : []));
	const cells = cellRequests.length === 0 ? null : planCells(cellRequests);
	const answersOf = (tables: readonly ResultTable[]) => {
		const rest = [...tables];
		const counted = cells === null ? [] : cells.split(taken(rest));
		const others = own.map((request): FigureAnswer => {
			const table = taken(rest);
			return request.byColumn === true
				? { kind: 'columns', columns: columnsOf(table, request.columns) }
				: { kind: 'rows', rows: records(table, request.columns) };
		});
		const answer = (request: FigureRequest): FigureAnswer =>
			request.kind === 'cells'
				? { kind: 'cells', cells: taken<readonly Cell[]>(counted) }
				: taken(others);
		return asked.map(({ figure, values, requests: of }) => ({
			figure,
			values,
			answers: of.map(answer),
		}));
	};
	return {
		statements: [
			...(cells === null ? [] : [cells.statement]),
			...own.map(({ statement }) => statement),
		],
		read: (tables) =>
			new Map(
				answersOf(tables).map(({ figure, values, answers }) => [
					figure.id,
					figure.result(answers, cohort, values),
				]),
			),
		readApart: (tables, policy, apart) =>
			new Map(
				answersOf(tables).map(({ figure, values, answers }): [string, ApartResult] => {
					const task = figure.task?.(answers, cohort, values, policy) ?? null;
					return [
						figure.id,
						task === null
							? { kind: 'ready', result: figure.result(answers, cohort, values) }
							: {
									kind: 'waiting',
									result: apart(task).then((outcome) =>
										figure.result(answers, cohort, values, outcome),
									),
								},
					];
				}),
			),
	};
}

function taken<Item>(items: Item[]): Item {
	const item = items.shift();
	if (item === undefined) throw new RangeError('There are fewer answers than were asked for.');
	return item;
}

function columnsOf(table: ResultTable, names: readonly string[]): AnswerColumns {
	return Object.fromEntries(names.map((name) => [name, table.column(name)]));
}

function records(
	table: ResultTable,
	columns: readonly string[],
): readonly Readonly<Record<string, unknown>>[] {
	const byName = columns.map((name) => [name, table.column(name)] as const);
	return Array.from({ length: table.rowCount }, (_, row) => {
		// Field by field: some answers have thousands of rows, and entries would be made for each.
		const record: Record<string, unknown> = {};
		for (const [name, values] of byName) record[name] = values[row];
		return record;
	});
}
