import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makePackage } from '../../src/lib/export/code/make-code.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { DAY, sheetsFor } from './sheets.ts';

test('a data package holds the numbers three ways, SQL, code, citation and a README', async () => {
	const [sheet] = await sheetsFor('small');
	if (!sheet) throw new Error('There is no figure.');
	const steps: number[] = [];
	const file = await makePackage(
		[sheet],
		null,
		nodeDocument(),
		(share) => steps.push(share),
		new AbortController().signal,
	);
	expect(file.name).toBe(`synthetic_${sheet.id}_data_${DAY}.zip`);
	expect(steps).toEqual([0, 1]);
	const entries = unzipSync(file.bytes);
	const text = (extension: string): string =>
		new TextDecoder().decode(entries[`synthetic_${sheet.id}_${DAY}.${extension}`]);
	expect(Object.keys(entries)).toEqual([
		`synthetic_${sheet.id}_README_${DAY}.txt`,
		...['csv', 'arrow', 'parquet', 'R', 'mjs', 'sql', 'bib'].map(
			(extension) => `synthetic_${sheet.id}_${DAY}.${extension}`,
		),
		`synthetic_${sheet.id}_citation_${DAY}.json`,
	]);
	// Script and module read the file that lies beside them.
	for (const code of [text('R'), text('mjs')])
		expect(code).toContain(`"synthetic_${sheet.id}_${DAY}.csv"`);
	expect(text('sql')).toContain('select');
	expect(text('bib')).toBe(sheet.citation.bibtex);
});
