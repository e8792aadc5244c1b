import { expect, test } from 'vitest';
import { COHORT_KINDS, sheetsFor } from './sheets.ts';

test.each(COHORT_KINDS)(
	'the %s cohort: short alternative texts say kind, title and n',
	async (kind) => {
		const kinds = new Map<string, string>();
		for (const { id, alt, title, n, empty } of await sheetsFor(kind)) {
			expect(alt).toContain(title);
			expect(alt.startsWith('No drawing.')).toBe(empty !== null);
			expect(alt).toMatch(/Synthetic data\.$/);
			expect(alt).not.toMatch(/NaN|undefined|null|\.\.|\s{2}/);
			if (empty !== null) expect(alt).toContain(empty);
			else expect(alt).toContain(n.used.toLocaleString('en-GB'));
			kinds.set(id, alt.split('.')[0] ?? '');
		}
		if (kind !== 'full') return;
		expect(kinds.get('survival-by-diagnosis')).toBe('Dots with interval bars');
		expect(kinds.get('kaplan-meier')).toBe('Lines');
		expect(kinds.get('complication-heatmap')).toBe('Heat map with a number in each cell');
		expect(kinds.get('neurological-outcome')).toBe('Stacked bars');
	},
);
