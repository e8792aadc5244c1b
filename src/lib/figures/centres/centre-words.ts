import { counted } from '../../domain/format.ts';

/** "1 centre", "45 centres". */
export function centresText(value: number): string {
	return counted(value, 'centre', 'centres');
}
