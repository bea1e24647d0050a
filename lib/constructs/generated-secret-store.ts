import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { SecretEntry } from '../config';
import type { Component } from './component';
import { SecretReader } from './role';
import type { RemoteRef, SecretStore } from './secret-store';
import { ServiceAccount } from './service-account';

const GENERATORS = 'generators.external-secrets.io/v1alpha1';

/** Letters and digits only: strong at this length, and harmless in every file format. */
const PASSWORD = { length: 32, digits: 8, symbols: 0, noUpper: false, allowRepeat: true };

/**
 * A vault that needs neither cloud nor human: each entry is a Secret that the operator fills once with a random value,
 * and ExternalSecrets read those Secrets through the operator's Kubernetes provider, exactly as they would a cloud vault.
 * One generating ExternalSecret an entry: a new entry changes no old value.
 */
export class GeneratedSecretStore extends Construct implements SecretStore {
  readonly kind = 'SecretStore';
  readonly name: string;
  private readonly made = new Set<string>();

  constructor(
    private readonly component: Component,
    private readonly base: string,
  ) {
    super(component, `store-${base}`);
    this.name = component.objectName(base);
    const account = new ServiceAccount(component, `${base}-reader`);
    new SecretReader(component, `${base}-reader`, account, () => [...this.made]);
    new ApiObject(this, 'generator', {
      apiVersion: GENERATORS,
      kind: 'Password',
      metadata: component.metadata(base),
      spec: PASSWORD,
    });
    new ApiObject(this, 'object', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: component.metadata(base),
      spec: { provider: { kubernetes: this.provider(account) } },
    });
  }

  remoteRef(entry: SecretEntry<string>): RemoteRef {
    const key = this.component.objectName(entry.vaultName);
    if (!this.made.has(key)) {
      this.made.add(key);
      this.generate(entry, key);
    }
    return { key, property: 'password' };
  }

  private provider(account: ServiceAccount): unknown {
    return {
      remoteNamespace: this.component.target.namespace,
      server: {
        url: 'https://kubernetes.default.svc',
        caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' },
      },
      auth: { serviceAccount: { name: account.accountName } },
    };
  }

  /** Orphan, immutable and created once: the value outlives the ExternalSecret and is never written again. */
  private generate(entry: SecretEntry<string>, name: string): void {
    new ApiObject(this, `value-${entry.vaultName}`, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: this.component.metadata(entry.vaultName),
      spec: {
        refreshPolicy: 'CreatedOnce',
        target: {
          name,
          creationPolicy: 'Orphan',
          deletionPolicy: 'Retain',
          immutable: true,
          template: {
            engineVersion: 'v2',
            mergePolicy: 'Replace',
            type: 'Opaque',
            metadata: { labels: { 'app.kubernetes.io/managed-by': 'external-secrets' }, annotations: {} },
          },
        },
        dataFrom: [
          {
            sourceRef: {
              generatorRef: { apiVersion: GENERATORS, kind: 'Password', name: this.component.objectName(this.base) },
            },
          },
        ],
      },
    });
  }
}
