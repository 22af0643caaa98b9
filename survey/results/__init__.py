"""From counts to released results: what may be shown, with its base, the same for every surface."""
