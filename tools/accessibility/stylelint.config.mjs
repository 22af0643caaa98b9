// What the style of the respondent's pages may use: all that the oldest phones that we serve know.
export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      {
        browsers: ["chrome 70", "ios_saf 12.2-12.5", "samsung 9.2"],
        ignorePartialSupport: true,
        // dark mode and a quieter ring at a press are extras: without them the page is light and the ring stays
        ignore: ["prefers-color-scheme", "css-focus-visible"],
      },
    ],
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-shorthand-property-overrides": true,
    "function-calc-no-unspaced-operator": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "unit-no-unknown": true,
  },
};
