import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/lib/figures/index.ts';
import { pathOfPage } from '../../src/lib/ui/page/figure-pages.ts';

describe('the page of a figure', () => {
	it('is there for every figure of the catalogue', () => {
		for (const { page } of catalogue) expect(pathOfPage(page)).toMatch(/^\/([a-z]+\/)?$/);
	});

	it('is an error where the site has none', () => {
		expect(() => pathOfPage('moon')).toThrow(RangeError);
	});
});
