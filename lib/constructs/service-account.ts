import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';

/** A Google service account that pods act as through Workload Identity: `NAME@PROJECT.iam.gserviceaccount.com`. */
export type GoogleAccount = `${string}@${string}.iam.gserviceaccount.com`;

/** A ServiceAccount without a mounted API token. */
export class ServiceAccount extends Construct {
  readonly accountName: string;

  /** @param base the account's name without the environment's prefix */
  constructor(scope: Component, base: string, google?: GoogleAccount) {
    super(scope, `account-${base}`);
    this.accountName = scope.objectName(base);
    const annotations = google === undefined ? {} : { annotations: { 'iam.gke.io/gcp-service-account': google } };
    new k8s.KubeServiceAccount(this, 'object', {
      metadata: scope.metadata(base, annotations),
      automountServiceAccountToken: false,
    });
  }
}
