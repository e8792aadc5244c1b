import { describe, expect, it } from 'vitest';
import { shortPaths } from '../../src/lib/ui/figure/short-paths.ts';

describe('the paths of a drawing made at build', () => {
	it('are written to a tenth of a px', () => {
		expect(shortPaths('<svg><path d="M1.234,5.678L-0.04,10.96Z"></path></svg>')).toBe(
			'<svg><path d="M1.2,5.7L0,11Z"></path></svg>',
		);
	});

	it('leave everything else as it was', () => {
		const svg = '<svg><text id="a-1.234" x="1.234">5.678 %</text><path d="M1,2.5V3"></path></svg>';
		expect(shortPaths(svg)).toBe(svg);
	});
});
