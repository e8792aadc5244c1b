/** A paper as the site cites it. Details not at hand are left out, never guessed. */
export interface Source {
	readonly citation: string;
	readonly doi?: string;
	/** Where there is no DOI at hand: an address that holds the paper or its abstract. */
	readonly address?: string;
	/** Set where the paper itself was not read for this site. */
	readonly listed?: true;
}

/** Papers that lessons cite. */
export const SOURCES = {
	andersen2018: {
		citation:
			'Andersen LW, Grossestreuer AV, Donnino MW. “Resuscitation time bias”: a unique challenge for observational cardiac arrest research. Resuscitation 2018;125:79–82.',
		doi: '10.1016/j.resuscitation.2018.02.006',
	},
	arrest2020: {
		citation:
			'ARREST trial, 2020: ECMO-facilitated resuscitation for refractory ventricular fibrillation. Lancet.',
		doi: '10.1016/S0140-6736(20)32338-2',
	},
	barbaro2015: {
		citation:
			'Barbaro and others, 2015: hospital volume of ECMO and mortality. Am J Respir Crit Care Med 191:894.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC4435456',
	},
	becher2020: {
		citation: 'Becher and others, 2020: volume and outcome of venoarterial ECMO in Germany.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7275456',
	},
	bembea2019: {
		citation:
			'Bembea and others, 2019: outcomes after ECPR of paediatric in-hospital arrest, two registries joined. Crit Care Med 47:e278.',
		address:
			'https://utsouthwestern.pure.elsevier.com/en/publications/outcomes-after-extracorporeal-cardiopulmonary-resuscitation-of-pe',
	},
	bougouin2020: {
		citation: 'Bougouin and others, 2020: the Paris registry. Eur Heart J.',
		address:
			'https://www.thecardiologyadvisor.com/home/topics/heart-failure/extracorporeal-cpr-not-associated-with-increased-survival/',
	},
	burke2017: {
		citation: 'Burke and others, 2017: ECPR in children by day and by night. Resuscitation.',
		doi: '10.1016/j.resuscitation.2017.03.001',
	},
	demul2018: {
		citation:
			'De Mul and others, 2018: paediatric ECPR in three intensive-care units in Switzerland. J Pediatr Intensive Care 8:57.',
		doi: '10.1055/s-0038-1667012',
	},
	elsoAdult2021: {
		citation: 'ELSO guideline for ECPR in adults, 2021.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7984716',
	},
	elsoChange2022: {
		citation: 'ELSO Registry, note on changes of 2022: complications carry a date and a time.',
		address: 'https://readkong.com/page/extracorporeal-life-support-organization-4731322',
	},
	haas2017: {
		citation:
			'Haas and others, 2017: ECPR in adults with arrest out of hospital, from the ELSO Registry. Resuscitation.',
		doi: '10.1016/j.resuscitation.2017.08.003',
	},
	inception2023: {
		citation:
			'INCEPTION trial, 2023: early ECPR for refractory out-of-hospital arrest. N Engl J Med.',
		doi: '10.1056/NEJMoa2204511',
	},
	ipd2023: {
		citation: 'ARREST and Prague OHCA, patient data of both trials together, 2023.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC10184044',
	},
	korea2023: {
		citation:
			'Choi and others, 2023: ECPR in adults after arrest out of hospital, Korean registry, time-dependent propensity matching. Crit Care 27:87.',
		doi: '10.1186/s13054-023-04384-y',
	},
	lasa2016: {
		citation:
			'Lasa and others, 2016: ECPR against conventional CPR in paediatric in-hospital arrest (GWTG-Resuscitation).',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC4814337',
	},
	loaec2024: {
		citation: 'Loaec and others, 2024: ECPR in children with non-cardiac disease. Crit Care Med.',
		doi: '10.1097/CCM.0000000000006153',
	},
	lowry2013: {
		citation:
			'Lowry and others, 2013: ECPR and conventional CPR in hospitalised children, from claims. Pediatr Cardiol.',
		doi: '10.1007/s00246-013-0666-8',
	},
	meert2019: {
		citation:
			'Meert and others, 2019: ECPR for paediatric in-hospital arrest in the THAPCA-IH trial. Crit Care Med.',
		doi: '10.1097/CCM.0000000000003545',
	},
	meta2022: {
		citation: 'Meta-analysis of 30 studies of paediatric ECPR, 2022. Medicine (Baltimore).',
		doi: '10.1097/MD.0000000000030860',
	},
	olson2024: {
		citation:
			'Olson and others, 2024: ECPR of children after arrest out of hospital. Resuscitation.',
		doi: '10.1016/j.resuscitation.2024.110380',
	},
	moralesDemori2025: {
		citation:
			'Morales-Demori and others, 2025: ECPR in children, from the ELSO Registry. Resuscitation.',
		doi: '10.1016/j.resuscitation.2025.110794',
	},
	prague2022: {
		citation: 'Prague OHCA trial, 2022: intra-arrest transport, ECPR and invasive treatment.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8864504',
	},
	savej2022: {
		citation: 'SAVE-J II, 2022: ECPR after out-of-hospital arrest in Japan.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9088043',
	},
	savej2volume2024: {
		citation: 'SAVE-J II, 2024: ECPR of adults out of hospital by volume of the centre. Sci Rep.',
		doi: '10.1038/s41598-024-58808-y',
	},
	rctMeta2023: {
		citation: 'Meta-analysis of four randomised trials of ECPR, 2023.',
		doi: '10.2459/JCM.0000000000001503',
	},
	rescue2022: {
		citation: 'RESCUE-IHCA, 2022: a score for mortality after ECPR in hospital.',
		address:
			'https://healthmanagement.org/c/icu/News/rescue-ihca-mortality-prediction-score-for-ihca',
	},
	rescueExternal: {
		citation: 'RESCUE-IHCA: external validation.',
		address: 'https://escholarship.org/uc/item/0jh443kt',
	},
	svElso: {
		citation: 'ECPR in infants with a single ventricle, ELSO registry.',
		address: 'https://pubmed.ncbi.nlm.nih.gov/39778858/',
	},
	pragueCounts: {
		citation: 'Prague OHCA trial: counts by arm, at 30 days too.',
		address: 'https://dev.nlk.cz/mdv/doc/bmc25004042?lang=en',
	},
	rajsic2022: {
		citation: 'Rajsic and others, 2022: veno-arterial ECMO in shock. Ann Intensive Care.',
		doi: '10.1186/s13613-022-01067-9',
	},
	schlapbach2019: {
		citation: 'Schlapbach and others, 2019: ECMO for sepsis in children. Crit Care.',
		doi: '10.1186/s13054-019-2685-1',
	},
	smith2017: {
		citation:
			'Smith and others, 2017: duration of veno-arterial ECMO and survival in adults. Crit Care.',
		doi: '10.1186/s13054-017-1633-1',
	},
	torres2018: {
		citation: 'Torres and others, 2018: paediatric ECPR in one centre.',
		address: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC5935542',
	},
	vanderweele2017: {
		citation: 'VanderWeele TJ, Ding P, 2017: the E-value. Ann Intern Med 167:268–274.',
		doi: '10.7326/M16-2607',
	},
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof SOURCES;

/** Asks PubMed for a paper by what its listing says. */
const inPubMed = (listing: string): string =>
	`https://pubmed.ncbi.nlm.nih.gov/?term=${encodeURIComponent(listing)}`;

/** The reading this project began with. Only its listing was seen: no finding of it is quoted on this site. */
export const SEED_READING: readonly Source[] = [
	{
		citation: 'Stratton and Edmunds, 2024. Pediatr Emerg Care 40:618.',
		address: inPubMed('Stratton Edmunds Pediatr Emerg Care 2024 40 618'),
		listed: true,
	},
	{
		citation: 'Gajkowski and others, 2022. ASAIO J 68:133.',
		address: inPubMed('Gajkowski ASAIO J 2022 68'),
		listed: true,
	},
	{
		citation:
			'Yannopoulos and others, 2020: rationale and methods of the ARREST trial. Am Heart J 229:29.',
		address: 'https://pubmed.ncbi.nlm.nih.gov/32911433/',
		listed: true,
	},
	{
		citation: 'Bartos and Yannopoulos, 2023. Resuscitation 187:109792.',
		address: inPubMed('Bartos Yannopoulos Resuscitation 2023 187 109792'),
		listed: true,
	},
	{
		citation: 'American Heart Association, 2005. Circulation 112(suppl IV).',
		address: inPubMed(
			'American Heart Association guidelines cardiopulmonary resuscitation Circulation 2005 112 IV',
		),
		listed: true,
	},
	{
		citation:
			'PEM Currents, the paediatric emergency medicine podcast of Cincinnati Children’s: the episode on ECPR.',
		address: 'https://pemcincinnati.com/podcasts/?p=1308',
	},
];
