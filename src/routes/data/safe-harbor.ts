/** One identifier of the HIPAA Safe Harbor method, and how the schema avoids it. */
export interface SafeHarborRow {
	/** Numbers in 45 CFR 164.514(b)(2)(i), where R is 18. */
	readonly numbers: string;
	readonly identifier: string;
	/** Where a registry of real patients would hold it. */
	readonly wouldBe: string;
	readonly here: string;
}

/** The eighteen identifiers, in the rule's order. Source: 45 CFR 164.514(b)(2). */
export const SAFE_HARBOR: readonly SafeHarborRow[] = [
	{
		numbers: '1',
		identifier: 'Names',
		wouldBe: 'Patients, relatives, staff',
		here: 'None.',
	},
	{
		numbers: '2',
		identifier: 'Places smaller than a state',
		wouldBe: 'Hospital, ambulance address, postcode',
		here: 'None. Regions are invented; the place of arrest is a kind of place.',
	},
	{
		numbers: '3',
		identifier: 'Dates finer than a year, ages over 89',
		wouldBe: 'Birth, admission, arrest, cannulation, discharge, death; age in days',
		here: 'The year of arrest only. All other times run from the arrest in minutes, hours or days, and the day of arrest is nowhere. Ages are bands; 90 and over is one.',
	},
	{
		numbers: '4–6',
		identifier: 'Telephone, fax, e-mail',
		wouldBe: 'Contact details',
		here: 'None.',
	},
	{
		numbers: '7–10',
		identifier: 'Social security, record, plan and account numbers',
		wouldBe: 'Hospital record number, registry run number',
		here: 'A random case number, drawn anew for each release and computed from nothing.',
	},
	{
		numbers: '11',
		identifier: 'Certificate and licence numbers',
		wouldBe: 'Staff',
		here: 'None.',
	},
	{
		numbers: '12–13',
		identifier: 'Vehicles and devices',
		wouldBe: 'Serial numbers of oxygenator, pump and cannulas',
		here: 'The type of device only.',
	},
	{
		numbers: '14–15',
		identifier: 'Web and network addresses',
		wouldBe: 'Logs of whoever enters or reads the data',
		here: 'None. This site keeps the data in your browser and sends nothing anywhere.',
	},
	{
		numbers: '16–17',
		identifier: 'Fingerprints, voices, photographs of faces',
		wouldBe: 'Images',
		here: 'None.',
	},
	{
		numbers: '18',
		identifier: 'Any other code that is unique',
		wouldBe: 'Text of a rare diagnosis, free text, the centre',
		here: 'No free text and thirteen groups of diagnosis. A centre is a pseudonym, and its volume a band, since an exact volume may point at a hospital.',
	},
];
