// An environment with an unknown stage, a range that is no CIDR or storage without its unit does not compile.
import type { GoogleCloud, Identity, QdrantSettings } from '../../../lib/components';
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, identity, mcpServer, resources } from '../given';

const settings = { ...common, mcpServer };

export const environment = defineEnvironment({
  ...settings,
  identity: { ...identity, stage: 'production' },
  cloud: { ...cloud, privateServices: '10.178.0.0/16' },
  qdrant: { resources, storage: '10Gi' },
});

export const misspelt: Identity = {
  ...identity,
  stage: 'production',
};
export const range: GoogleCloud = {
  ...cloud,
  privateServices: '10.178.0.0/16',
};
export const storage: QdrantSettings = {
  resources,
  storage: '1Gi',
};
