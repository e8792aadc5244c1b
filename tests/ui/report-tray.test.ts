import { describe, expect, it } from 'vitest';
import * as code from '../../src/lib/ui/report/report-items.ts';
import { ReportTray } from '../../src/lib/ui/report/report-tray.svelte.ts';

/** Storage of a browser, as far as the tray uses it. */
function storage(limit = Infinity): Storage {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => {
			if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
			kept.set(key, value);
		},
	} as Storage;
}

function refusing(): Storage {
	throw new DOMException('denied', 'SecurityError');
}

function opened(store: () => Storage): ReportTray {
	const tray = new ReportTray(store, code);
	tray.read();
	return tray;
}

function words(tray: ReportTray): readonly string[] {
	return tray.items.map((item) => {
		if (item.kind === 'note') return item.text;
		const own = item.kind === 'figure' ? item.figure : `${item.lesson}/${item.part}`;
		return item.title ?? `${own}?${item.query}`;
	});
}

describe('the report', () => {
	it('keeps figures with their views and notes in order, over a reload', () => {
		const store = storage();
		const tray = opened(() => store);
		tray.addFigure('kaplan-meier', 'dx=sepsis&kaplan-meier.by=setting');
		tray.addFigure('kaplan-meier', 'setting=ihca');
		const [first, second] = tray.items;
		const note = tray.addNote(first?.key ?? '');
		tray.write(note ?? '', 'Compare.');
		tray.move(second?.key ?? '', -1);
		tray.retitle(first?.key ?? '', '  Sepsis ');
		expect(words(tray)).toEqual(['Sepsis', 'kaplan-meier?setting=ihca', 'Compare.']);
		expect(tray.count).toBe(2);
		expect(words(opened(() => store))).toEqual(words(tray));
		expect(tray.trouble).toBeNull();
		tray.retitle(first?.key ?? '', ' ');
		expect(words(tray)[0]).toBe('kaplan-meier?dx=sepsis&kaplan-meier.by=setting');
	});

	it('keeps figures and texts of lessons, and on this device that the answer key was opened', () => {
		const store = storage();
		const tray = opened(() => store);
		const of = { kind: 'lesson', lesson: 'indication', query: 'adjust=severity' } as const;
		tray.addLesson({ ...of, part: 'ladder' }, false);
		tray.addLesson({ ...of, part: 'strength-here', made: ['2'] }, true);
		tray.addLesson({ ...of, part: 'text-truth' }, false);
		tray.retitle(tray.items[0]?.key ?? '', 'Mine');
		tray.openKey(tray.items[2]?.key ?? '');
		const again = opened(() => store);
		expect(words(again)).toEqual([
			'Mine',
			'indication/strength-here?adjust=severity',
			'indication/text-truth?adjust=severity',
		]);
		expect(again.items.map((item) => item.kind === 'lesson' && item.opened)).toEqual([
			...[undefined, true, true],
		]);
		expect(again.items[1]).toMatchObject({ made: ['2'] });
		expect(again.count).toBe(3);
	});

	it('does not move beyond its ends', () => {
		const store = storage();
		const tray = opened(() => store);
		tray.addFigure('headline', '');
		tray.addFigure('outcome-cascade', '');
		const before = tray.items;
		tray.move(before[0]?.key ?? '', -1);
		tray.move(before[1]?.key ?? '', 1);
		tray.move('nothing', 1);
		expect(tray.items).toEqual(before);
	});

	it('puts back what was removed, where it stood, also when its key was given away', () => {
		const store = storage();
		const tray = opened(() => store);
		for (const query of ['a=1', 'a=2', 'a=3']) tray.addFigure('headline', query);
		tray.remove(tray.items[2]?.key ?? '');
		tray.addFigure('headline', 'a=4');
		tray.undo();
		expect(words(tray)).toEqual(['headline?a=1', 'headline?a=2', 'headline?a=3', 'headline?a=4']);
		expect(new Set(tray.items.map(({ key }) => key)).size).toBe(4);
		expect(tray.removed).toBeNull();
	});

	it('keeps what another page added', () => {
		const store = storage();
		const one = opened(() => store);
		const other = opened(() => store);
		one.addFigure('headline', '');
		other.addFigure('outcome-cascade', '');
		one.read();
		expect(words(one)).toEqual(['headline?', 'outcome-cascade?']);
		expect(words(one)).toEqual(words(other));
	});

	it('works for the visit where storage is refused, and says so', () => {
		const tray = opened(refusing);
		expect(tray.trouble).toMatch(/refuses storage/);
		expect(tray.addFigure('headline', '')).toBe(true);
		expect(tray.addFigure('outcome-cascade', '')).toBe(true);
		tray.read();
		expect(words(tray)).toEqual(['headline?', 'outcome-cascade?']);
		expect(tray.trouble).toMatch(/refuses storage/);
	});

	it('goes on where storage is full, says so, and catches up when there is room', () => {
		const store = storage(300);
		const tray = opened(() => store);
		tray.addFigure('headline', '');
		const note = tray.addNote(null) ?? '';
		tray.write(note, 'x'.repeat(400));
		expect(tray.trouble).toMatch(/full/);
		tray.read();
		expect(words(tray)).toEqual(['x'.repeat(400), 'headline?']);
		tray.write(note, 'short');
		expect(tray.trouble).toBeNull();
		expect(words(opened(() => store))).toEqual(['short', 'headline?']);
	});

	it('puts aside what it cannot read, and says so', () => {
		for (const text of ['{', '[]', '{"version":1,"items":[{"kind":"figure"}]}']) {
			const store = storage();
			store.setItem('lowflow.report', text);
			const tray = opened(() => store);
			expect(tray.items).toEqual([]);
			expect(tray.trouble).toMatch(/could not be read/);
			tray.addFigure('headline', '');
			expect(store.getItem('lowflow.report.unreadable')).toBe(text);
			expect(words(opened(() => store))).toEqual(['headline?']);
		}
	});

	it('takes no more than people read', () => {
		const store = storage();
		const tray = opened(() => store);
		const many = Array.from({ length: code.MOST_ITEMS }, () => ({
			kind: 'note' as const,
			text: '',
		}));
		expect(tray.append(many)).toBe(true);
		expect(tray.addFigure('headline', '')).toBe(false);
		expect(tray.addNote(null)).toBeNull();
		expect(tray.items).toHaveLength(code.MOST_ITEMS);
	});

	it('takes what is added before its code is there, after what was kept', async () => {
		const store = storage();
		opened(() => store).addFigure('headline', '');
		const tray = new ReportTray(() => store);
		expect(tray.addFigure('kaplan-meier', 'setting=ihca')).toBe(true);
		tray.read();
		tray.addFigure('kaplan-meier', 'setting=ohca');
		expect(tray.known).toBe(false);
		await expect.poll(() => tray.known).toBe(true);
		const all = ['headline?', 'kaplan-meier?setting=ihca', 'kaplan-meier?setting=ohca'];
		expect(words(tray)).toEqual(all);
		expect(words(opened(() => store))).toEqual(all);
	});

	it('says so when what was added before its code was there finds no room', async () => {
		const store = storage();
		opened(() => store).append(
			Array.from({ length: code.MOST_ITEMS }, () => ({ kind: 'note' as const, text: '' })),
		);
		const tray = new ReportTray(() => store);
		tray.addFigure('headline', '');
		await expect.poll(() => tray.known).toBe(true);
		expect(tray.items).toHaveLength(code.MOST_ITEMS);
		expect(tray.trouble).toMatch(/The report is full/);
	});
});
