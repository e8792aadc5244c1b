import { tableFromIPC } from '@uwdata/flechette';
import type { TableFile } from '../../src/lib/synthesis/encode/tables.ts';
import type { ComplicationFields } from '../../src/lib/synthesis/publish/complication-fields.ts';
import type { DenominatorFields } from '../../src/lib/synthesis/publish/counts.ts';
import type { KeyFields } from '../../src/lib/synthesis/publish/key-fields.ts';
import type { Row } from '../../src/lib/synthesis/publish/row.ts';

/** One published case, all columns side by side. */
type PublishedFields = Row['patient'] &
	Row['preArrest'] &
	Row['arrest'] &
	Row['resuscitation'] &
	Row['pathway'] &
	Row['run'] &
	Row['outcome'] &
	Row['followUp'];

/** One published case with its complications and its row of the answer key. */
export interface PublishedCase extends PublishedFields {
	readonly codes: ReadonlySet<string>;
	readonly major: boolean;
	readonly key: KeyFields;
}

/** The published tables, read back from their Arrow streams. */
export interface PublishedRegistry {
	readonly cases: readonly PublishedCase[];
	readonly complications: readonly ComplicationFields[];
	readonly denominator: readonly DenominatorFields[];
}

/** Reads a registry back from the bytes of its tables, as any user would. */
export function readPublished(bytes: (table: TableFile) => Uint8Array): PublishedRegistry {
	const rows = <T>(table: TableFile) => tableFromIPC(bytes(table)).toArray() as T[];
	const complications = rows<ComplicationFields>('complication');
	const codes = new Map<string, Set<string>>();
	const major = new Set<string>();
	for (const { case_id: id, comp_code: code, is_major: isMajor } of complications) {
		const known = codes.get(id);
		if (known === undefined) codes.set(id, new Set([code]));
		else known.add(code);
		if (isMajor) major.add(id);
	}
	const keys = new Map(rows<KeyFields>('answer_key').map((key) => [key.case_id, key]));
	const none: ReadonlySet<string> = new Set();
	const cases = [...rows<PublishedFields>('runs'), ...rows<PublishedFields>('conventional')].map(
		(fields): PublishedCase => {
			const key = keys.get(fields.case_id);
			if (key === undefined) throw new Error(`No answer key for case ${fields.case_id}.`);
			return {
				...fields,
				codes: codes.get(fields.case_id) ?? none,
				major: major.has(fields.case_id),
				key,
			};
		},
	);
	return { cases, complications, denominator: rows<DenominatorFields>('cpr_denominator') };
}
