export { exporters, metrics, type ExporterName, type MetricName } from './metrics';
export * from './monitoring';
