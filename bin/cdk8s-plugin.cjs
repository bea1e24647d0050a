/** What cdk8s.yaml loads: the validation plugin, built anew where a source has changed since. */
exports.KeyfitValidation = class {
  constructor(properties) {
    this.properties = properties;
  }

  /** Reports every error, and says failure where there is one. */
  async validate(context) {
    const { buildPrograms, findPrograms, runModule } = await import('../scripts/programs.mjs');
    const names = ['plugin', 'worker'];
    const [plugin] = findPrograms(...names) ?? (await buildPrograms(...names));
    const { KeyfitValidation } = runModule(plugin);
    return new KeyfitValidation(this.properties).validate(context);
  }
};
