import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Tagged } from '../config';
import type { Component } from './component';

/** One Service port that an Ingress sends traffic to. */
export interface IngressBackend<N extends string> {
  readonly serviceName: string;
  allowFromNamespace(port: N, namespace: string): void;
}

/** The cluster's ingress controller and certificate issuer, as facts of the cluster. */
export interface IngressController {
  readonly className: string;
  /** The namespace that the controller's pods run in. */
  readonly namespace: string;
  /** The cert-manager ClusterIssuer that signs certificates. */
  readonly issuer: string;
}

/** What one host serves. */
export interface IngressProps<Name extends string, N extends string> {
  readonly controller: IngressController;
  /** The public host that was set aside for this Ingress. */
  readonly host: Tagged<`${NoInfer<Name>}.host`>;
  readonly backend: IngressBackend<N>;
  readonly port: NoInfer<N>;
  /** Path prefixes that are let through; anything else is answered by the controller. */
  readonly paths: readonly `/${string}`[];
  /** Seconds without a byte until the controller closes a response; long for streams. */
  readonly readTimeout: number;
  /** The largest request body. */
  readonly bodySize: `${number}m`;
  /** Collects a response before sending it on; must be false for streams. */
  readonly buffering: boolean;
}

/** An Ingress with TLS for one host, and the way from the controller's namespace to its backend. */
export class Ingress<Name extends string, N extends string> extends Construct {
  /** @param base the object's name without the environment's prefix */
  constructor(scope: Component, base: Name, props: IngressProps<Name, N>) {
    super(scope, `ingress-${base}`);
    props.backend.allowFromNamespace(props.port, props.controller.namespace);
    const service = { name: props.backend.serviceName, port: { name: props.port } };
    new k8s.KubeIngress(this, 'object', {
      metadata: scope.metadata(base, { annotations: annotations(props) }),
      spec: {
        ingressClassName: props.controller.className,
        tls: [{ hosts: [props.host], secretName: scope.objectName(`${base}-tls`) }],
        rules: [
          {
            host: props.host,
            http: { paths: props.paths.map((path) => ({ path, pathType: 'Prefix', backend: { service } })) },
          },
        ],
      },
    });
  }
}

function annotations(props: Omit<IngressProps<string, string>, 'host'>): Record<string, string> {
  const nginx = 'nginx.ingress.kubernetes.io';
  return {
    'cert-manager.io/cluster-issuer': props.controller.issuer,
    [`${nginx}/ssl-redirect`]: 'true',
    [`${nginx}/proxy-body-size`]: props.bodySize,
    [`${nginx}/proxy-read-timeout`]: String(props.readTimeout),
    [`${nginx}/proxy-send-timeout`]: String(props.readTimeout),
    [`${nginx}/proxy-buffering`]: props.buffering ? 'on' : 'off',
  };
}
