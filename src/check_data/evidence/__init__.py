"""A claim and its verdict to a level: how sure it is that the claim is meant."""
