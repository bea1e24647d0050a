// An environment with an unknown stage, a range that is no CIDR or storage without its unit does not compile.
import type { GoogleCloud, Identity, QdrantSettings } from '../../../lib/components';
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, identity, mcpServer, resources } from '../given';

const settings = { ...common, mcpServer };

export const environment = defineEnvironment({
  ...settings,
  // expect: TS2322 Type '"prod"' is not assignable to type 'Stage'.
  identity: { ...identity, stage: 'prod' },
  // expect: TS2322 Type '"10.178.0.0"' is not assignable to type '`${number}.${number}.${number}.${number}/${number}`'.
  cloud: { ...cloud, privateServices: '10.178.0.0' },
  // expect: TS2322 Type '"10GB"' is not assignable to type '`${number}Gi`'.
  qdrant: { resources, storage: '10GB' },
});

export const misspelt: Identity = {
  ...identity,
  // expect: TS2820 Type '"prodution"' is not assignable to type 'Stage'. Did you mean '"production"'?
  stage: 'prodution',
};
export const range: GoogleCloud = {
  ...cloud,
  // expect: TS2322 Type '"10.178.0/16"' is not assignable to type '`${number}.${number}.${number}.${number}/${number}`'.
  privateServices: '10.178.0/16',
};
export const storage: QdrantSettings = {
  resources,
  // expect: TS2322 Type '"500Mi"' is not assignable to type '`${number}Gi`'.
  storage: '500Mi',
};
