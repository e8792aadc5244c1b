import { describe, expect, it } from 'vitest';
import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import type { View } from '../../src/lib/figures/figure.ts';
import { survivalBySetting } from '../../src/lib/figures/survival-by-setting/survival-by-setting.ts';
import type { Painter } from '../../src/lib/ui/board/painter.ts';
import { sheetOf } from '../../src/lib/ui/export/sheet-of.ts';
import { ofRegistry } from '../../src/lib/ui/what-if/of-registry.ts';
import { withWorld, worldIn } from '../../src/lib/ui/what-if/world-search.ts';

const view: View = {
	title: 'Survival',
	subtitle: '349 ECPR runs.',
	notes: [],
	description: '',
	table: { caption: '', columns: [], rows: [] },
	n: { cohort: 349, used: 349 },
	empty: 'Nothing.',
	drawn: null,
};
const facts = {
	schemaVersion: '0.2',
	generatorVersion: '1.0.0',
	siteVersion: '0.1.0',
	seed: 7,
	cases: 30_000,
	snapshot: 'end of 2024',
	hash: '0123456789abcdef'.repeat(4),
};
const asked = { cohort: DEFAULT_COHORT, options: {}, cohortKey: '' };
const place = { statements: [], site: 'https://lowflow.example/', date: '2026-11-22' };

describe('a figure of a what-if registry that leaves the building', () => {
	const words = 'no true effect, seed 7, 30,000 cases';
	const sheet = sheetOf({
		...place,
		figure: survivalBySetting,
		view,
		asked: { ...asked, registry: '1,cases-30000,seed-7,effect-none' },
		facts: { ...facts, whatIf: words },
	});

	it('says so in title, mark, source and citation', () => {
		expect(sheet.title).toBe('Simulated what-if registry: Survival');
		expect(sheet.alt).toContain('what-if registry');
		expect(sheet.mark).toBe(
			`Synthetic data. Not patients. Not for clinical decisions. What-if registry: ${words}.`,
		);
		expect(sheet.source).toContain(`what-if registry (${words})`);
		expect(sheet.citation.text).toContain(words);
	});

	it('carries a link that makes it anew', () => {
		expect(new URL(sheet.link).search).toBe(
			'?world=1,cases-30000,seed-7,effect-none&v=1&data=01234567',
		);
	});

	it('says nothing of it for the published registry', () => {
		const published = sheetOf({ ...place, figure: survivalBySetting, view, asked, facts });
		expect(JSON.stringify(published)).not.toMatch(/what-if|world=/i);
	});
});

describe('an answer of one registry', () => {
	const painter: Painter = {
		answer: () =>
			Promise.resolve({
				rows: 1,
				draw: () => ({ view, svg: null }),
				later: () => null,
			}),
		statements: () => [],
		warm: () => Promise.resolve(),
		sheet: () => Promise.reject(new Error('not asked')),
	};
	const { signal } = new AbortController();

	it('is given while that registry is in force, and not after', async () => {
		let key = 'a';
		const guarded = ofRegistry(painter, () => key);
		expect((await guarded.answer([], { ...asked, registry: 'a' }, signal)).rows).toBe(1);
		const late = guarded.answer([], { ...asked, registry: 'a' }, signal);
		key = '';
		await expect(late).rejects.toThrow('Another registry');
		expect((await guarded.answer([], asked, signal)).rows).toBe(1);
	});
});

describe('the registry in an address', () => {
	it('is put in, taken out, and takes the versions of the other with it', () => {
		expect(withWorld('?dx=sepsis&v=1&data=01234567', '1,seed-7')).toBe('?dx=sepsis&world=1,seed-7');
		expect(withWorld('?world=1,seed-7&dx=sepsis', '')).toBe('?dx=sepsis');
		expect(withWorld('?world=1,seed-7', '')).toBe('');
	});

	it('is read with the hash it was made with', () => {
		expect(worldIn('?world=1,seed-7&data=01234567')).toEqual({
			text: '1,seed-7',
			data: '01234567',
		});
		expect(worldIn('')).toEqual({ text: '', data: null });
	});
});
