"""A survey for former clients of personligt ombud: asked of all, answered without a name, counted well."""
