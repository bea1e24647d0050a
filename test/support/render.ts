import { App } from 'cdk8s';
import { type Fault, Faults } from '../../lib/config';
import { Component, type Target } from '../../lib/constructs';
import type { Manifest } from './manifest';

/** What a build came to. */
export interface Rendered {
  readonly objects: readonly Manifest[];
  readonly faults: readonly Fault[];
}

/** Makes a component by name, each in its own chart. */
export type MakeComponent = (name: string) => Component;

/** A place to render for, with nothing of any real environment in it. */
export function testTarget(differing: Partial<Target> = {}): Target {
  return {
    environment: 'testing',
    prefix: 'test',
    namespace: 'test-space',
    labels: { environment: 'testing' },
    waitImage: { repository: 'registry.test/wait', tag: '1.0.0' },
    monitoring: { kind: 'prometheus-operator', namespace: 'watchers' },
    apiServer: { peers: [{ cidr: '10.0.0.1/32' }], ports: [443] },
    autopilot: false,
    faults: new Faults(),
    ...differing,
  };
}

/** The objects of every chart in an app, as JSON has them. */
export function objectsOf(app: App): Manifest[] {
  return app.charts.flatMap((chart) => chart.toJson() as Manifest[]);
}

/** Builds components that may connect to each other, and renders them. */
export function render(build: (make: MakeComponent) => void, differing: Partial<Target> = {}): Rendered {
  const app = new App();
  const target = testTarget(differing);
  build((name) => new Component(app, name, target));
  return { objects: objectsOf(app), faults: target.faults.list() };
}

/** Builds one component called `web`, and renders it. */
export function renderComponent(build: (component: Component) => void, differing: Partial<Target> = {}): Rendered {
  return render((make) => {
    build(make('web'));
  }, differing);
}
