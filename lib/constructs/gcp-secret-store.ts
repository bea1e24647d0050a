import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { SecretEntry } from '../config';
import type { Component } from './component';
import type { RemoteRef, SecretStore } from './secret-store';
import type { ServiceAccount } from './service-account';

/** Where a Secret Manager stands, and the cluster whose accounts may read it. */
export interface GcpSecretStoreProps {
  readonly project: string;
  readonly clusterLocation: string;
  readonly clusterName: string;
  readonly account: ServiceAccount;
}

/** Google Secret Manager, read by the operator as one ServiceAccount of this namespace. */
export class GcpSecretStore extends Construct implements SecretStore {
  readonly kind = 'SecretStore';
  readonly name: string;

  constructor(
    private readonly component: Component,
    base: string,
    props: GcpSecretStoreProps,
  ) {
    super(component, `store-${base}`);
    this.name = component.objectName(base);
    const { clusterLocation, clusterName } = props;
    const workloadIdentity = { clusterLocation, clusterName, serviceAccountRef: { name: props.account.accountName } };
    new ApiObject(this, 'object', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: component.metadata(base),
      spec: { provider: { gcpsm: { projectID: props.project, auth: { workloadIdentity } } } },
    });
  }

  remoteRef(entry: SecretEntry<string>): RemoteRef {
    return { key: this.component.objectName(entry.vaultName) };
  }
}
