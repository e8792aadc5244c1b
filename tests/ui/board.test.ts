import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_COHORT, withClause } from '../../src/lib/domain/cohort.ts';
import type { View } from '../../src/lib/figures/figure.ts';
import { Board, type Asked } from '../../src/lib/ui/board/board.svelte.ts';
import type { Answers } from '../../src/lib/ui/board/painter.ts';

const initial = { cohort: DEFAULT_COHORT, options: {}, cohortKey: '', rows: 5014 };

function asked(key: string, options: Asked['options'] = {}): Asked {
	const [, setting = 'ihca'] = key.split('=');
	const clause = { kind: 'levels', levels: [setting] } as const;
	const cohort = key === '' ? DEFAULT_COHORT : withClause(DEFAULT_COHORT, 'setting', clause);
	return { cohort, options, cohortKey: key };
}

const view = (title: string): View => ({
	title,
	subtitle: '',
	notes: [],
	description: '',
	table: { caption: '', columns: [], rows: [] },
	n: { cohort: 1, used: 1 },
	empty: null,
	drawn: null,
});

/** Numbers that are worked out apart, until they are there or fail. */
class Work {
	done: () => void = () => undefined;
	fail: (error: Error) => void = () => undefined;
	readonly over = new Promise<void>((resolve, reject) => {
		this.done = resolve;
		this.fail = reject;
	});
}

/** A painter whose answers are given by hand. */
class HandPainter {
	readonly waiting: {
		ids: readonly string[];
		key: string;
		signal: AbortSignal;
		give: () => void;
		fail: (error: Error) => void;
	}[] = [];
	readonly drawn: string[] = [];
	/** Figures whose numbers are being worked out apart. */
	readonly working = new Map<string, Work>();
	onDraw: (id: string) => void = () => undefined;

	readonly statements = (id: string, one: Asked) => [
		{ sql: `select ${id} ${one.cohortKey}`, params: [] },
	];

	/** Cohorts the engine was warmed with. */
	readonly warmed: string[] = [];
	readonly warm = (_: readonly string[], one: Asked): Promise<void> => {
		this.warmed.push(one.cohortKey);
		return Promise.resolve();
	};

	readonly sheet = (id: string): Promise<never> => Promise.reject(new Error(`No sheet of ${id}.`));

	readonly answer = (ids: readonly string[], one: Asked, signal: AbortSignal): Promise<Answers> =>
		new Promise((resolve, reject) => {
			this.waiting.push({
				ids,
				key: one.cohortKey,
				signal,
				fail: reject,
				give: () => {
					resolve({
						rows: one.cohortKey.length,
						later: (id) => this.working.get(id)?.over ?? null,
						draw: (id) => {
							this.onDraw(id);
							this.drawn.push(`${id} ${one.cohortKey}`);
							return { view: view(`${id} ${one.cohortKey}`), svg: null };
						},
					});
				},
			});
		});
}

let painter: HandPainter;
let board: Board;

beforeEach(() => {
	painter = new HandPainter();
	board = new Board(['near', 'far'], initial, () => Promise.resolve(painter));
	board.slot('near').onScreen = true;
});

/** Gives every answer as it is asked for, from one of the questions on, until `done`. */
async function answered(done: Promise<void>, from = 0): Promise<void> {
	let over = false;
	void done.then(() => (over = true));
	let at = from;
	await vi.waitUntil(() => {
		for (; at < painter.waiting.length; at++) painter.waiting[at]?.give();
		return over;
	});
}

const asking = (count: number) => vi.waitUntil(() => painter.waiting.length === count);

describe('the figures of a page', () => {
	it('keep sentence and drawings of the view before until the answer is there', async () => {
		const done = board.show(asked('setting=ihca'));
		await asking(1);
		await vi.waitUntil(() => board.busy);
		expect(board.shown.cohortKey).toBe('');
		expect(board.isStale('near')).toBe(false);
		await answered(done);
		expect(board.shown).toMatchObject({ cohortKey: 'setting=ihca', rows: 12 });
		expect(board.slots.map((slot) => slot.painted?.view.title)).toEqual([
			'near setting=ihca',
			'far setting=ihca',
		]);
		expect(board.busy).toBe(false);
	});

	it('change on screen in one step with the sentence; what is out of sight is stale until drawn', async () => {
		const done = board.show(asked('setting=ihca'));
		await asking(1);
		const seen: unknown[] = [];
		painter.onDraw = (id) =>
			seen.push([id, board.shown.cohortKey, board.isStale('near'), board.isStale('far')]);
		await answered(done);
		expect(painter.waiting.map(({ ids }) => ids)).toEqual([['near'], ['far']]);
		expect(seen).toEqual([
			['near', '', false, false],
			['far', 'setting=ihca', false, true],
		]);
		expect(board.isStale('far')).toBe(false);
	});

	it('never paint an answer that a newer request has overtaken', async () => {
		const older = board.show(asked('setting=ihca'));
		await asking(1);
		const newer = board.show(asked('setting=ohca'));
		await asking(2);
		expect(painter.waiting[0]?.signal.aborted).toBe(true);
		await answered(newer, 1);
		painter.waiting[0]?.give();
		await older;
		expect(board.shown.cohortKey).toBe('setting=ohca');
		expect(painter.drawn.some((drawn) => drawn.includes('ihca'))).toBe(false);
	});

	it('stay as they are when the reader goes back before the answer came', async () => {
		void board.show(asked('setting=ihca'));
		await asking(1);
		await board.show(asked(''));
		expect(board.busy).toBe(false);
		painter.waiting[0]?.give();
		await Promise.resolve();
		expect(board.shown.cohortKey).toBe('');
		expect(painter.drawn).toEqual([]);
	});

	it('ask and draw only the figure whose option changed', async () => {
		const done = board.show(asked('', { far: { by: 'sex' } }));
		await asking(1);
		expect(painter.waiting[0]?.ids).toEqual(['far']);
		painter.waiting[0]?.give();
		await done;
		expect(painter.drawn).toEqual(['far ']);
	});

	it('keep the view before when the question fails, say why, and can ask again', async () => {
		const failing = board.show(asked('setting=ihca'));
		await asking(1);
		painter.waiting[0]?.fail(new Error('The database stopped.'));
		await failing;
		expect(board.problem?.message).toBe('The database stopped.');
		expect(board.shown.cohortKey).toBe('');
		const again = board.retry();
		await asking(2);
		await answered(again, 1);
		expect(board.problem).toBeNull();
		expect(board.shown.cohortKey).toBe('setting=ihca');
	});

	it('are drawn anew where numbers are to be shown another way', async () => {
		const done = board.show({ ...asked(''), choices: { level: '99' } });
		await asking(1);
		await answered(done);
		expect(painter.waiting.map(({ ids }) => ids)).toEqual([['near'], ['far']]);
		expect(board.shown.choices).toEqual({ level: '99' });
		expect(painter.drawn).toEqual(['near ', 'far ']);
	});

	it('go back to an option whose figure out of sight was not drawn anew yet', async () => {
		const done = board.show(asked('', { far: { by: 'sex' } }));
		await asking(1);
		painter.waiting[0]?.give();
		// Stale from the task of the answer to the next idle one.
		for (let turns = 0; turns < 50 && !board.isStale('far'); turns++) await Promise.resolve();
		expect(board.isStale('far')).toBe(true);
		await board.show(asked(''));
		await done;
		expect(board.isStale('far')).toBe(false);
		expect(painter.drawn).toEqual([]);
	});

	it('are not called busy for an answer that comes at once', async () => {
		const done = board.show(asked('setting=ihca'));
		await asking(1);
		expect(board.busy).toBe(false);
		await answered(done);
		expect(board.busy).toBe(false);
	});

	it('say so when the figures out of sight could not be asked for, and try those again', async () => {
		const failing = board.show(asked('setting=ihca'));
		await asking(1);
		painter.waiting[0]?.give();
		await asking(2);
		painter.waiting[1]?.fail(new Error('The database stopped.'));
		await failing;
		expect(board.problem?.message).toBe('The database stopped.');
		expect(board.isStale('near')).toBe(false);
		expect(board.isStale('far')).toBe(true);
		const again = board.retry();
		await asking(3);
		expect(painter.waiting[2]?.ids).toEqual(['far']);
		await answered(again, 2);
		expect(board.isStale('far')).toBe(false);
	});

	it('rehearse the view shown and paint nothing of it', async () => {
		const done = board.rehearse();
		await asking(1);
		await answered(done);
		expect(painter.drawn).toEqual(['near ', 'far ']);
		expect(board.slots.map((slot) => slot.painted)).toEqual([null, null]);
	});

	it('give way to the reader while they rehearse, and go on after that with the view then shown', async () => {
		const rehearsal = board.rehearse();
		await asking(1);
		const done = board.show(asked('setting=ihca'));
		await answered(done);
		expect(painter.drawn.slice(0, 2)).toEqual(['near setting=ihca', 'far setting=ihca']);
		await answered(rehearsal);
		expect(painter.drawn.every((drawn) => drawn.endsWith('setting=ihca'))).toBe(true);
		expect(new Set(painter.warmed)).toEqual(new Set(['setting=ihca']));
		expect(board.shown.cohortKey).toBe('setting=ihca');
	});

	it('stop rehearsing when the page is left', async () => {
		const rehearsal = board.rehearse();
		await asking(1);
		board.close();
		await answered(rehearsal);
		expect(painter.warmed).toEqual([]);
		expect(painter.drawn).toEqual([]);
	});

	describe('foreseen', () => {
		it('are asked for and drawn on screen before the reader asks, and not shown', async () => {
			board.foresee(asked('setting=ihca'));
			await asking(1);
			expect(painter.waiting[0]?.ids).toEqual(['near']);
			painter.waiting[0]?.give();
			await vi.waitUntil(() => painter.drawn.length === 1);
			expect(board.shown.cohortKey).toBe('');
			expect(board.slot('near').painted).toBeNull();
			const done = board.show(asked('setting=ihca'));
			await answered(done, 1);
			expect(painter.waiting.map(({ ids }) => ids)).toEqual([['near'], ['far']]);
			expect(painter.drawn).toEqual(['near setting=ihca', 'far setting=ihca']);
			expect(board.slot('near').painted?.view.title).toBe('near setting=ihca');
		});

		it('are joined where their answer is still on its way', async () => {
			board.foresee(asked('setting=ihca'));
			board.foresee(asked('setting=ihca'));
			const done = board.show(asked('setting=ihca'));
			await answered(done);
			expect(painter.waiting.map(({ ids }) => ids)).toEqual([['near'], ['far']]);
			expect(board.shown.cohortKey).toBe('setting=ihca');
		});

		it('are given up for another view', async () => {
			board.foresee(asked('setting=ihca'));
			await asking(1);
			const done = board.show(asked('setting=ohca'));
			await asking(2);
			expect(painter.waiting[0]?.signal.aborted).toBe(true);
			painter.waiting[0]?.give();
			await answered(done, 1);
			expect(board.shown.cohortKey).toBe('setting=ohca');
			expect(painter.drawn.some((drawn) => drawn.includes('ihca'))).toBe(false);
		});

		it('are asked for again when that failed', async () => {
			board.foresee(asked('setting=ihca'));
			await asking(1);
			const done = board.show(asked('setting=ihca'));
			painter.waiting[0]?.fail(new Error('The database stopped.'));
			await answered(done, 1);
			expect(board.problem).toBeNull();
			expect(board.shown.cohortKey).toBe('setting=ihca');
		});

		it('are drawn again where the place has another width by then', async () => {
			board.foresee(asked('setting=ihca'));
			await asking(1);
			painter.waiting[0]?.give();
			await vi.waitUntil(() => painter.drawn.length === 1);
			board.slot('near').width = 320;
			await answered(board.show(asked('setting=ihca')), 1);
			expect(painter.drawn.filter((drawn) => drawn.startsWith('near'))).toHaveLength(2);
			expect(board.slot('near').painted?.width).toBe(320);
		});

		it('never come in the way of a view that is on its way', async () => {
			const done = board.show(asked('setting=ihca'));
			board.foresee(asked('setting=ohca'));
			await answered(done);
			expect(painter.waiting.every(({ key }) => key === 'setting=ihca')).toBe(true);
		});
	});

	describe('whose numbers are worked out apart', () => {
		const apart = (id: string): { done: () => void; fail: (error: Error) => void } => {
			const work = new Work();
			work.over.catch(() => undefined);
			painter.working.set(id, work);
			return {
				done: () => {
					painter.working.delete(id);
					work.done();
				},
				fail: work.fail,
			};
		};

		it('hold up no other figure, and stay hidden until the numbers are there', async () => {
			board = new Board(['near', 'slow'], initial, () => Promise.resolve(painter));
			for (const slot of board.slots) slot.onScreen = true;
			const slow = apart('slow');
			const done = board.show(asked('setting=ihca'));
			await asking(1);
			painter.waiting[0]?.give();
			await vi.waitUntil(() => board.shown.cohortKey === 'setting=ihca');
			expect(board.isStale('near')).toBe(false);
			expect(board.isStale('slow')).toBe(true);
			expect(board.busy).toBe(false);
			slow.done();
			await done;
			expect(board.isStale('slow')).toBe(false);
			expect(painter.drawn).toEqual(['near setting=ihca', 'slow setting=ihca']);
		});

		it('keep the view before when nothing else on screen waits', async () => {
			const near = apart('near');
			const done = board.show(asked('', { near: { by: 'sex' } }));
			await asking(1);
			painter.waiting[0]?.give();
			await vi.waitUntil(() => board.busy);
			expect(board.isStale('near')).toBe(false);
			near.done();
			await done;
			expect(board.busy).toBe(false);
			expect(painter.drawn).toEqual(['near ']);
		});

		it('are not painted when a newer request has overtaken them', async () => {
			board = new Board(['near', 'slow'], initial, () => Promise.resolve(painter));
			for (const slot of board.slots) slot.onScreen = true;
			const slow = apart('slow');
			const older = board.show(asked('setting=ihca'));
			await asking(1);
			painter.waiting[0]?.give();
			await vi.waitUntil(() => board.shown.cohortKey === 'setting=ihca');
			const newer = board.show(asked('setting=ohca'));
			await asking(2);
			slow.done();
			painter.waiting[1]?.give();
			await newer;
			await older;
			expect(board.slots.map((slot) => slot.painted?.view.title)).toEqual([
				'near setting=ohca',
				'slow setting=ohca',
			]);
			expect(painter.drawn).not.toContain('slow setting=ihca');
		});

		it('say why when they cannot be worked out; the others stand', async () => {
			board = new Board(['near', 'slow'], initial, () => Promise.resolve(painter));
			for (const slot of board.slots) slot.onScreen = true;
			const slow = apart('slow');
			const failing = board.show(asked('setting=ihca'));
			await asking(1);
			painter.waiting[0]?.give();
			await vi.waitUntil(() => board.shown.cohortKey === 'setting=ihca');
			slow.fail(new Error('The numbers could not be worked out.'));
			await failing;
			expect(board.problem?.message).toBe('The numbers could not be worked out.');
			expect(board.isStale('near')).toBe(false);
			expect(board.isStale('slow')).toBe(true);
		});

		it('are drawn out of sight as they come', async () => {
			const far = apart('far');
			const done = board.show(asked('setting=ihca'));
			await asking(1);
			painter.waiting[0]?.give();
			await asking(2);
			painter.waiting[1]?.give();
			far.done();
			await done;
			expect(painter.drawn).toEqual(['near setting=ihca', 'far setting=ihca']);
		});
	});

	it('tell what each of them asks', async () => {
		expect(await board.statements('far', asked('setting=ihca'))).toEqual([
			{ sql: 'select far setting=ihca', params: [] },
		]);
	});

	it('are quiet about what was stopped on purpose', async () => {
		const stopped = board.show(asked('setting=ihca'));
		await asking(1);
		board.close();
		painter.waiting[0]?.fail(new Error('aborted'));
		await stopped;
		expect(board.problem).toBeNull();
	});
});
