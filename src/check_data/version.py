"""The version, which the package and its outputs name."""

VERSION = "0.1.0"
