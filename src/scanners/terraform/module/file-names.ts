/** A file that declares something; `.tfvars` only gives values. */
export const isConfiguration = (path: string): boolean => /\.(?:tf|tofu)(?:\.json)?$/i.test(path);

/** A file that gives values to the variables of a root. */
export const isValues = (path: string): boolean => /\.tfvars(?:\.json)?$/i.test(path);

/** A state, by its name: `terraform.tfstate`, `terraform.tfstate.backup`, `terraform.tfstate.1700000000.backup`. */
export const isState = (path: string): boolean => /\.tfstate(?:\.\d+)?(?:\.backup)?$/i.test(path);

/** Whether a file is one of Terraform's, by its name. */
export const isTerraform = (path: string): boolean => isConfiguration(path) || isValues(path);
