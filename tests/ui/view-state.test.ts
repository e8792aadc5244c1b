import { describe, expect, it } from 'vitest';
import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import { ViewState } from '../../src/lib/ui/view/view-state.svelte.ts';

const options = {
	by: {
		label: 'By',
		values: [
			{ value: 'centre', label: 'Centre' },
			{ value: 'setting', label: 'Setting' },
		],
		initial: 'centre',
	},
};

const hash = 'ab12cd34'.padEnd(64, '0');
const viewState = () => new ViewState([{ id: 'use-by-year', options }], hash);

describe('the view of a page', () => {
	it('opens with the default and an empty query', () => {
		const view = viewState();
		expect(view.asked.cohort).toEqual(DEFAULT_COHORT);
		expect(view.asked.cohortKey).toBe('');
		expect(view.search()).toBe('');
	});

	it('comes from an address and goes back to it', () => {
		const view = viewState();
		view.read('?setting=ohca&use-by-year.by=setting');
		expect(view.asked.cohort.clauses.setting).toEqual({ kind: 'levels', levels: ['ohca'] });
		expect(view.asked.options).toEqual({ 'use-by-year': { by: 'setting' } });
		expect(view.asked.cohortKey).toBe('setting=ohca');
		expect(view.search()).toBe('setting=ohca&use-by-year.by=setting');
	});

	it('says what of an address it could not use, until told to stop', () => {
		const view = viewState();
		view.read('?setting=moon');
		expect(view.notices).not.toEqual([]);
		expect(view.asked.cohortKey).toBe('');
		view.dismiss();
		view.read('?setting=moon');
		expect(view.notices).toEqual([]);
	});

	it('hands on links that carry the versions of grammar and data', () => {
		const view = viewState();
		view.chooseOption('use-by-year', 'by', 'setting');
		expect(view.sharedSearch()).toBe('use-by-year.by=setting&v=1&data=ab12cd34');
	});

	it('knows when it is asked for what it has', () => {
		const view = viewState();
		const ihca = view.with('setting', { kind: 'levels', levels: ['ihca'] });
		expect(view.change(ihca)).toBe(true);
		expect(view.change(ihca)).toBe(false);
		expect(view.change(view.with('setting', undefined))).toBe(true);
		expect(view.asked.cohortKey).toBe('');
	});

	it('carries how numbers are shown, and takes it and the cohort to other pages', () => {
		const view = viewState();
		view.read('?setting=ohca&level=99&use-by-year.by=setting');
		expect(view.notices).toEqual([]);
		expect(view.asked.choices).toEqual({ level: '99' });
		view.chooseDisplay('small', 'show');
		expect(view.search()).toBe('setting=ohca&level=99&small=show&use-by-year.by=setting');
		expect(view.travelling(view.asked)).toBe('setting=ohca&level=99&small=show');
		expect(view.asked.cohortKey).toBe('setting=ohca');
		view.chooseDisplay('level', '95');
		view.chooseDisplay('small', 'hide');
		expect(view.asked.choices).toEqual({});
		view.change(DEFAULT_COHORT);
		expect(view.travelling(view.asked)).toBe('');
	});

	it('refuses another way of showing numbers', () => {
		const view = viewState();
		view.read('?level=50&small=maybe');
		expect(view.asked.choices).toEqual({});
		expect(view.notices).toHaveLength(2);
	});
});
