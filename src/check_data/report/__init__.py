"""What a run found, in every output format: one file a format."""
