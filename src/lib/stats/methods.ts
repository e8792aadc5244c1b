/** Name of an estimator or test, as used in the address `/methods/#<id>`. */
export type MethodId = string;
