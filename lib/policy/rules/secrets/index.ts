import type { Rule } from '../../rule';
import { deletionPolicyKeepsKeys } from './deletion-policy-keeps-keys';
import { droppedEntry } from './dropped-entry';
import { externalSecretValid } from './external-secret-valid';
import { externalSecretsVersion } from './external-secrets-version';
import { fakeStoreEntry } from './fake-store-entry';
import { literalCredential } from './literal-credential';
import { placeholder } from './placeholder';
import { pushSecretKeys } from './push-secret-keys';
import { randomInTemplate } from './random-in-template';
import { refreshInterval } from './refresh-interval';
import { secretBase64 } from './secret-base64';
import { secretOwners } from './secret-owners';
import { secretTypeKeys } from './secret-type-keys';
import { secretproviderclassFetches } from './secretproviderclass-fetches';
import { secretproviderclassMounted } from './secretproviderclass-mounted';
import { storeKind } from './store-kind';
import { templateEntryExists } from './template-entry-exists';
import { templateFunction } from './template-function';
import { templateSyntax } from './template-syntax';

/** Secrets, what makes them, and values that belong into them. */
export const secretsRules: readonly Rule[] = [
  deletionPolicyKeepsKeys,
  droppedEntry,
  externalSecretsVersion,
  externalSecretValid,
  fakeStoreEntry,
  literalCredential,
  placeholder,
  pushSecretKeys,
  randomInTemplate,
  refreshInterval,
  secretBase64,
  secretOwners,
  secretproviderclassFetches,
  secretproviderclassMounted,
  secretTypeKeys,
  storeKind,
  templateEntryExists,
  templateFunction,
  templateSyntax,
];
