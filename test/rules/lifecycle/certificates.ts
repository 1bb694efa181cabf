/** A certificate in Terraform, of which parts are replaced: a part that is '' is left out. */
export interface Parts {
  readonly before?: string;
  readonly certificate?: string;
  readonly issuer?: string;
  readonly key?: string;
  readonly actions?: string;
  readonly properties?: string;
}

const vault = `data "azurerm_key_vault" "main" {
  name                = "kv"
  resource_group_name = "rg"
}
`;

/** One that nothing is wrong with, in what is not replaced. */
export function certificate({ before = '', certificate: imported = '', ...parts }: Parts = {}): {
  readonly 'main.tf': string;
} {
  const {
    issuer = '"Self"',
    key = 'exportable = true\nkey_type = "RSA"\nkey_size = 2048\nreuse_key = false',
    actions = action('"AutoRenew"', 'days_before_expiry = 30'),
    properties = 'validity_in_months = 12',
  } = parts;
  return {
    'main.tf': `${vault}${before}
resource "azurerm_key_vault_certificate" "main" {
  name         = "web"
  key_vault_id = data.azurerm_key_vault.main.id
  ${imported}
  certificate_policy {
    issuer_parameters {
      name = ${issuer}
    }
    key_properties {
      ${key}
    }
    ${actions}
    secret_properties {
      content_type = "application/x-pkcs12"
    }
    ${block('x509_certificate_properties', properties)}
  }
}`,
  };
}

const block = (type: string, body: string): string =>
  body === '' ? '' : `${type} {\nsubject = "CN=web"\nkey_usage = ["digitalSignature"]\n${body}\n}`;

/** A block that says what happens to the certificate, and when. */
export const action = (type: string, trigger: string): string => `lifetime_action {
  action {
    action_type = ${type}
  }
  trigger {
    ${trigger}
  }
}`;

/** An issuer of the vault, under a name. */
export const issuer = (name: string, provider: string): string => `
resource "azurerm_key_vault_certificate_issuer" "main" {
  name          = ${name}
  key_vault_id  = data.azurerm_key_vault.main.id
  provider_name = ${provider}
}`;
