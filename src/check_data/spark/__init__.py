"""Runs on a Spark cluster. The only package that imports PySpark."""
