import { expect, test } from 'vitest';
import { boundText } from '../../src/lib/db/bound-text.ts';

test('values go into a variable, the text reads them in order', () => {
	expect(boundText({ sql: 'select * from t where a = ? and b in (?, ?)', params: [1, 'x', null] }))
		.toMatchInlineSnapshot(`
		{
		  "assign": "set variable lowflow_values = {'p0': ?, 'p1': ?, 'p2': ?}",
		  "text": "select * from t where a = getvariable('lowflow_values').p0 and b in (getvariable('lowflow_values').p1, getvariable('lowflow_values').p2)",
		}
	`);
});

test('nothing is bound where there is nothing to bind', () => {
	expect(boundText({ sql: 'select 1', params: [] })).toEqual({ assign: null, text: 'select 1' });
});

test('more or fewer placeholders than values are refused', () => {
	expect(() => boundText({ sql: 'select ?', params: [] })).toThrow(RangeError);
	expect(() => boundText({ sql: 'select 1', params: [1] })).toThrow(RangeError);
});
