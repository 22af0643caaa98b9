// How html-validate reads the respondent's pages.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    "long-title": "off", // the title is the question
    "no-redundant-for": "off", // label with for around its field: old screen readers need both
    "no-trailing-whitespace": "off",
    "tel-non-breaking": "off", // the style keeps numbers in one piece: tests/accessibility/looking.py
  },
};
