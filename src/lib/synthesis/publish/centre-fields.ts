import type { Centre } from '../model/centres.ts';

/** One row of the table of centres. */
export interface CentreFields {
	centre_id: string;
	centre_type: string;
	region_code: string;
	annual_ecpr_volume_band: string;
	years_of_programme: string;
	team_24_7_in_house: boolean;
	primed_circuit_ready: boolean;
	sim_sessions_per_year: number;
	perfusionist_in_house: boolean;
	cannulator_role: string;
	single_call_activation: boolean;
	debrief_routine: string;
	credentialing: string;
	mechanical_cpr_available: boolean;
	ecpr_criteria: string;
	ohca_programme: boolean;
	followup_clinic: boolean;
	data_completeness: number;
}

export function centreFields({ labels, ...centre }: Centre): CentreFields {
	return {
		centre_id: centre.id,
		centre_type: centre.type,
		region_code: labels.region,
		annual_ecpr_volume_band: centre.volumeBand,
		years_of_programme: labels.years,
		team_24_7_in_house: centre.team,
		primed_circuit_ready: centre.primed,
		sim_sessions_per_year: centre.simulations,
		perfusionist_in_house: labels.perfusionist,
		cannulator_role: labels.cannulator,
		single_call_activation: labels.singleCall,
		debrief_routine: labels.debrief,
		credentialing: labels.credentialing,
		mechanical_cpr_available: labels.mechanicalCpr,
		ecpr_criteria: labels.criteria,
		ohca_programme: labels.ohcaProgramme,
		followup_clinic: labels.followUpClinic,
		data_completeness: labels.completeness,
	};
}
