import { describe, expect, test } from 'vitest';
import { judged, labelled, severities } from '../judged.js';

const rule = 'hardcoded-secrets/app-setting';

const before = `
@secure()
param secret string
@secure()
param settings object
param open string
@secure()
param token string = substring(uniqueString(resourceGroup().id), 0, 5)
param flag bool
resource st 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'st' }
resource ai 'Microsoft.Insights/components@2020-02-02' existing = { name: 'ai' }
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: 'kv'
  resource s 'secrets' existing = { name: 's' }
}
`;

const app = (name: string, value: string): string => `${before}
resource a 'Microsoft.Web/sites@2024-04-01' = {
  name: 'a'
  properties: { siteConfig: { appSettings: [{ name: '${name}', value: ${value} }] } }
}`;

describe('where a value comes from', () => {
  test.each([
    ['secret', 'fail: `X` holds a secret that parameter `secret` brings'],
    ["'Bearer ${secret}'", 'fail: `X` holds a secret'],
    ["'${open}-${secret}'", 'fail: `X` holds a secret'],
    ['token', 'pass'],
    ["toLower('a-${token}')", 'pass'],
    ['settings.key', 'fail: `X` holds a secret that parameter `settings` brings'],
    ['st.listKeys().keys[0].value', 'fail: `X` holds what `listKeys()` hands out'],
    ["listKeys(st.id, '2024-01-01').keys[0].value", 'fail: `X` holds what `listKeys()` hands out'],
    ["listKeys(newGuid(), '2024-01-01').keys[0].value", 'fail: `X` holds what `listKeys()` hands out'],
    [
      "'https://st.blob?${st.listAccountSas('2024-01-01', settings).accountSasToken}'",
      'fail: `X` holds what `listAccountSas()` hands out',
    ],
    ["flag ? secret : 'none'", 'unknown: fails when parameter `flag` is true'],
    ['flag ? secret : st.listKeys().keys[0].value', 'fail: `X` holds a secret that parameter `secret` brings'],
    ["empty(secret) ? 'no' : 'yes'", 'pass'],
    ['uniqueString(secret)', 'pass'],
    ['string(contains(secret, open))', 'pass'],
    ['st.listKeys().keys[0].keyName', 'pass'],
    ['kv::s.properties.secretUri', 'pass'],
    ['kv.properties.vaultUri', 'pass'],
    ["'@Microsoft.KeyVault(SecretUri=${kv::s.properties.secretUri})'", 'pass'],
    ["'@Microsoft.KeyVault(SecretUri=${open})'", 'pass'],
    ['ai.properties.ConnectionString', 'pass'],
    ["'fixed'", 'pass'],
    ["''", 'pass'],
    ['null', 'pass'],
    ['7', 'pass'],
  ])('%s: %s', (value, expected) => {
    expect(labelled(rule, app('X', value))).toEqual([expected]);
  });

  test('of an ordinary name nothing is said when its value is not known', () => {
    expect(labelled(rule, app('X', 'open'))).toEqual([]);
  });
});

describe('what a value is by its shape', () => {
  const key = 'A'.repeat(20) + 'b9/'.repeat(22);

  test.each([
    [`DefaultEndpointsProtocol=https;AccountName=st;AccountKey=${key}==`, 'holds an account key'],
    [
      `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=${key}=`,
      'holds a shared access key',
    ],
    ['Server=tcp:x;Database=y;User ID=z;Password=n0t-r3al', 'holds a password'],
    ['Server=tcp:x;PWD = "n0t r3al"', 'holds a password'],
    ['postgres://app:n0tr3al@x.postgres.database.azure.com/db', 'holds a password'],
    [`https://st.blob.core.windows.net/c?sv=2024-01-01&sig=${'aB9'.repeat(15)}`, 'holds a shared access signature'],
    [`abc8Q~${'dE5'.repeat(11)}f`, 'holds a client secret'],
  ])('%s', (text, how) => {
    expect(labelled(rule, app('X', `'${text}'`))).toEqual([`fail: \`X\` ${how}`]);
  });

  test.each([
    'UseDevelopmentStorage=true',
    'DefaultEndpointsProtocol=https;AccountName=st;EndpointSuffix=core.windows.net',
    'Server=tcp:x;Database=y;Authentication=Active Directory Managed Identity;User Id=z',
    'Server=tcp:x;Password={your_password};',
    'Server=tcp:x;Password=<password>;',
    'Server=tcp:x;Password=;User ID=z',
    `AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u`,
    `https://st.blob.core.windows.net/c?sv=2024-01-01&sig=${'x'.repeat(43)}`,
    `InstrumentationKey=00000000-1111-2222-3333-444444444444;IngestionEndpoint=https://x/`,
    'https://app.azurewebsites.net:8443/path',
    `sha512-${key}==`,
  ])('no secret: %s', (text) => {
    expect(judged(rule, app('X', `'${text}'`))).toEqual(['pass']);
  });

  test('a connection string whose password is given at deployment', () => {
    expect(judged(rule, app('X', "'Server=tcp:x;Password=${open}'"))).toEqual([
      "unknown `'Server=tcp:x;Password=${open}'`",
    ]);
    expect(judged(rule, app('X', "'Server=tcp:x;Password=${secret}'"))).toEqual([
      "fail `'Server=tcp:x;Password=${secret}'`",
    ]);
    expect(judged(rule, app('X', "'Server=${open};Authentication=Active Directory Default'"))).toEqual([]);
  });
});

describe('what a value is by its name', () => {
  test.each([
    'DB_PASSWORD',
    'DbPassword',
    'db.password',
    'Orders__Password',
    'PASSWORD_2',
    'ADMIN_PWD',
    'clientSecret',
    'API_KEY',
    'ApiKey',
    'GITHUB_TOKEN',
    'STORAGE_ACCOUNT_KEY',
    'JWT_SIGNING_KEY',
    'TOKEN_PROD',
    'AZURE_STORAGE_SAS',
  ])('%s', (name) => {
    expect(labelled(rule, app(name, "'n0t-r3al!'"))).toEqual([
      `fail: \`${name}\` holds what its name says is a secret`,
    ]);
    expect(judged(rule, app(name, 'open'))).toEqual(['unknown `open`']);
  });

  test.each([
    'SECRET_NAME',
    'PASSWORD_MIN_LENGTH',
    'TOKEN_ENDPOINT',
    'tokenUrl',
    'KEY_VAULT_SECRET_URI',
    'CLIENT_ID',
    'PARTITION_KEY',
    'APPLICATIONINSIGHTS_CONNECTION_STRING',
    'APPINSIGHTS_INSTRUMENTATIONKEY',
    'PASSENGERS',
  ])('%s is another thing', (name) => {
    expect(judged(rule, app(name, "'n0t-r3al!'"))).toEqual(['pass']);
    expect(judged(rule, app(name, 'open'))).toEqual([]);
  });

  test.each([
    'changeme',
    'CHANGE_ME',
    '<your password>',
    '{token}',
    '#{token}#',
    'xxxxxxxx',
    '********',
    'password',
    'api-key',
    'db-password-1',
    'partner.token',
    'true',
    'short',
    'a secret with words',
    'https://x.example/token',
    '/run/secrets/token.json',
    'token.json',
    '00000000-1111-2222-3333-444444444444',
    'https://kv.vault.azure.net/secrets/x',
  ])('%s is no secret under any name', (text) => {
    expect(judged(rule, app('API_TOKEN', `'${text}'`))).toEqual(['pass']);
  });

  test.each(['DB_USER', 'sqlLogin', 'TENANT_ID', 'SERVER_URL', 'APPLICATIONINSIGHTS_CONNECTION_STRING'])(
    'what a secure parameter brings for %s is no secret, what Azure hands out is',
    (name) => {
      expect(judged(rule, app(name, 'secret'))).toEqual(['pass']);
      expect(judged(rule, app(name, 'st.listKeys().keys[0].value'))).toEqual(['fail `st.listKeys().keys[0].value`']);
    },
  );
});

describe('where applications keep settings', () => {
  const named = (type: string, name: string, properties: string): string =>
    `${before}resource a '${type}@2024-04-01' = { name: '${name}', properties: ${properties} }`;

  test.each([
    ['Microsoft.Web/sites', 'a', "{ siteConfig: { appSettings: [{ name: 'X', value: secret }] } }", ['fail']],
    [
      'Microsoft.Web/sites',
      'a',
      "{ siteConfig: { connectionStrings: [{ name: 'X', connectionString: secret }] } }",
      ['fail'],
    ],
    ['Microsoft.Web/sites/slots', 'a/b', "{ siteConfig: { appSettings: [{ name: 'X', value: secret }] } }", ['fail']],
    ['microsoft.web/SITES', 'a', "{ SiteConfig: { AppSettings: [{ Name: 'X', Value: secret }] } }", ['fail']],
    ['Microsoft.Web/sites/config', 'a/appsettings', "{ X: secret, Y: 'y' }", ['fail', 'pass']],
    ['Microsoft.Web/sites/config', 'a/connectionstrings', "{ X: { value: secret, type: 'Custom' } }", ['fail']],
    ['Microsoft.Web/sites/config', 'a/web', "{ appSettings: [{ name: 'X', value: secret }] }", ['fail']],
    ['Microsoft.Web/sites/config', 'a/logs', '{ X: secret }', []],
    ['Microsoft.Web/sites/slots/config', 'a/b/appsettings', '{ X: secret }', ['fail']],
    ['Microsoft.Web/staticSites/config', 'a/appsettings', '{ X: secret }', ['fail']],
    ['Microsoft.Web/staticSites/config', 'a/functionappsettings', '{ X: secret }', ['fail']],
    [
      'Microsoft.App/containerApps',
      'a',
      "{ template: { containers: [{ env: [{ name: 'X', value: secret }] }] } }",
      ['fail'],
    ],
    [
      'Microsoft.App/containerApps',
      'a',
      "{ template: { initContainers: [{ env: [{ name: 'X', value: secret }] }] } }",
      ['fail'],
    ],
    ['Microsoft.App/jobs', 'a', "{ template: { containers: [{ env: [{ name: 'X', secretRef: 'x' }] }] } }", ['pass']],
    [
      'Microsoft.App/managedEnvironments/daprComponents',
      'a/b',
      "{ metadata: [{ name: 'masterKey', value: secret }] }",
      ['fail'],
    ],
    [
      'Microsoft.App/managedEnvironments/daprComponents',
      'a/b',
      "{ metadata: [{ name: 'masterKey', secretRef: 's' }] }",
      ['pass'],
    ],
    ['Microsoft.Web/sites', 'a', '{ siteConfig: { appSettings: open } }', []],
    [
      'Microsoft.Web/sites',
      'a',
      "{ siteConfig: { appSettings: concat([{ name: 'X', value: secret }], open) } }",
      ['fail'],
    ],
    ['Microsoft.Web/sites/config', 'a/appsettings', 'union({ X: secret }, settings)', ['fail']],
  ])('%s %s %s', (type, name, properties, expected) => {
    expect(judged(rule, named(type, name, properties)).map((each) => each.split(' ')[0])).toEqual(expected);
  });

  test('of somebody else', () => {
    expect(judged(rule, "resource a 'Microsoft.Web/sites@2024-04-01' existing = { name: 'a' }")).toEqual([]);
  });

  test('through a module', () => {
    const files = {
      'main.bicep': `${before}module m 'm.bicep' = { name: 'm', params: { settings: { X: secret, Y: 'y' } } }`,
      'm.bicep': `param settings object
resource a 'Microsoft.Web/sites@2024-04-01' = {
  name: 'a'
  properties: { siteConfig: { appSettings: [for s in items(settings): { name: s.key, value: s.value }] } }
}`,
    };
    expect(labelled(rule, files)).toEqual(['fail: `X` holds a secret that parameter `settings` brings', 'pass']);
  });
});

describe('the secrets of a container app', () => {
  const stored = (item: string): string => `${before}
resource a 'Microsoft.App/containerApps@2024-03-01' = { name: 'a', properties: { configuration: { secrets: [${item}] } } }`;

  test.each([
    ["{ name: 'x', value: secret }", ['fail medium']],
    ["{ name: 'x', value: open }", ['fail medium']],
    ["{ name: 'x', value: 'anything' }", ['fail medium']],
    ["{ name: 'x', value: '' }", ['pass']],
    ["{ name: 'x' }", ['pass']],
    ["{ name: 'x', keyVaultUrl: open, identity: 'system' }", ['pass']],
    ["{ name: 'x', keyVaultUrl: flag ? open : null, value: flag ? null : secret }", ['unknown']],
    ["{ name: 'x', keyVaultUrl: settings.?url, value: settings.?value }", []],
    ['settings', []],
  ])('%s: %j', (item, expected) => {
    expect(severities(rule, stored(item))).toEqual(expected);
  });
});
