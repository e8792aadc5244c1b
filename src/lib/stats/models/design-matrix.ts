/** A matrix of predictors, row after row in one typed array. */
export interface DesignMatrix {
	readonly values: Float64Array;
	readonly rows: number;
	readonly columns: number;
}

/** Rows of predictors, or the matrix made from them. */
export type DesignInput = DesignMatrix | readonly ArrayLike<number>[];

/**
 * Puts rows of predictors into one array.
 *
 * Input: rows of equal length, dummy variables made, the intercept a column of its own. Errors: RangeError for a value that
 * is not finite or a row of another length.
 */
export function designMatrix(input: DesignInput): DesignMatrix {
	if (!isRows(input)) return checked(input);
	const rows = input;
	const columns = rows[0]?.length ?? 0;
	const values = new Float64Array(rows.length * columns);
	rows.forEach((row, i) => {
		if (row.length !== columns) {
			throw new RangeError(
				`Row ${i} of the design has ${row.length} values, row 0 has ${columns}.`,
			);
		}
		values.set(row, i * columns);
	});
	return checked({ values, rows: rows.length, columns });
}

function isRows(input: DesignInput): input is readonly ArrayLike<number>[] {
	return Array.isArray(input);
}

function checked(design: DesignMatrix): DesignMatrix {
	const { values, rows, columns } = design;
	if (values.length !== rows * columns) {
		throw new RangeError(`A design of ${rows} by ${columns} cannot have ${values.length} values.`);
	}
	for (let i = 0; i < values.length; i++) {
		if (!Number.isFinite(values[i])) {
			throw new RangeError(
				`The design holds ${values[i] ?? 'nothing'} in row ${Math.floor(i / columns)}, column ${i % columns}.`,
			);
		}
	}
	return design;
}
