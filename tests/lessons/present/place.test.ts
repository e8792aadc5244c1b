import { describe, expect, it } from 'vitest';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { countParts, showAll, showPlace } from '../../../src/lib/lessons/present/parts.ts';
import { back, forward, moveOf, within } from '../../../src/lib/lessons/present/place.ts';

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({
	key: name,
	shiftKey: false,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	...held,
});

describe('the place in a lesson', () => {
	const parts = [2, 1, 0, 3];

	it('goes part by part, and stays before what is closed', () => {
		expect(forward({ step: 0, shown: 1 }, parts)).toEqual({ step: 0, shown: 2 });
		expect(forward({ step: 0, shown: 2 }, parts)).toEqual({ step: 1, shown: 1 });
		expect(forward({ step: 1, shown: 1 }, parts)).toEqual({ step: 1, shown: 1 });
		expect(forward({ step: 3, shown: 3 }, parts)).toEqual({ step: 3, shown: 3 });
	});

	it('goes back to a step that is shown whole', () => {
		expect(back({ step: 1, shown: 1 }, parts)).toEqual({ step: 0, shown: 2 });
		expect(back({ step: 0, shown: 1 }, parts)).toEqual({ step: 0, shown: 1 });
		expect(back({ step: 3, shown: 1 }, parts)).toEqual({ step: 3, shown: 1 });
	});

	it('falls back to what is open', () => {
		expect(within({ step: 2, shown: 4 }, parts)).toEqual({ step: 1, shown: 1 });
		expect(within({ step: 3, shown: 9 }, parts)).toEqual({ step: 3, shown: 3 });
	});
});

describe('keys', () => {
	it('move on and back, with a clicker too', () => {
		for (const name of ['ArrowRight', 'PageDown', ' '])
			expect(moveOf(key(name), 'none')).toBe('forward');
		for (const event of [key('ArrowLeft'), key('PageUp'), key(' ', { shiftKey: true })])
			expect(moveOf(event, 'none')).toBe('back');
		expect(moveOf(key('?', { shiftKey: true }), 'none')).toBe('keys');
		expect(moveOf(key('Escape'), 'field')).toBe('leave');
	});

	it('stay with fields and buttons that need them, and with the browser', () => {
		expect(moveOf(key('ArrowRight'), 'field')).toBeNull();
		expect(moveOf(key(' '), 'button')).toBeNull();
		expect(moveOf(key('ArrowLeft', { altKey: true }), 'none')).toBeNull();
		expect(moveOf(key('PageDown'), 'field')).toBe('forward');
		expect(moveOf(key('x'), 'none')).toBeNull();
	});
});

describe('the parts of a step', () => {
	function sections(): Element[] {
		const { body } = nodeDocument();
		body.innerHTML = `<section><h2>A</h2><p>1</p><p class="no-print">x</p><p>2</p></section>
			<section><h2>B</h2><p>1</p><button data-waits>Open</button></section>
			<section><h2>C</h2><p>1</p></section><section class="locked"><p>1</p></section>`;
		return [...body.children];
	}

	it('are counted up to where the lesson waits', () => {
		const all = sections();
		expect(countParts(all)).toEqual([2, 1, 0, 0]);
		all[1]?.querySelector('button')?.remove();
		expect(countParts(all)).toEqual([2, 1, 1, 0]);
	});

	it('are marked as shown or still to come, and all marks go again', () => {
		const all = sections();
		expect(showPlace(all, { step: 0, shown: 1 })?.textContent).toBe('1');
		const marked = () => all.map((each) => each.outerHTML).join('');
		expect(all[0]?.hasAttribute('data-now')).toBe(true);
		expect(marked().match(/data-ahead/g)).toHaveLength(1);
		showPlace(all, { step: 0, shown: 2 });
		expect(marked()).not.toContain('data-ahead');
		showAll(all);
		expect(marked()).not.toContain('data-now');
	});
});
