import type { Construct } from 'constructs';
import {
  Component,
  GcpSecretStore,
  GeneratedSecretStore,
  type SecretStore,
  ServiceAccount,
  type Target,
} from '../constructs';
import { googleAccount, type GoogleCloud, type Identity } from './identity';

/** Where secrets come from: Google Secret Manager, or values that the operator invents where there is no cloud. */
export class Vault extends Component {
  readonly store: SecretStore;

  constructor(scope: Construct, target: Target, identity: Identity, cloud?: GoogleCloud) {
    super(scope, 'vault', target);
    this.store = cloud === undefined ? new GeneratedSecretStore(this, 'vault') : this.secretManager(identity, cloud);
  }

  private secretManager(identity: Identity, cloud: GoogleCloud): SecretStore {
    const account = new ServiceAccount(this, 'external-secrets', googleAccount(identity, cloud, 'secrets'));
    return new GcpSecretStore(this, 'vault', {
      project: cloud.project,
      clusterLocation: cloud.region,
      clusterName: cloud.cluster,
      account,
    });
  }
}
