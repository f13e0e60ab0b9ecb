"""Figures tables, Pandera schemas and what joins them to the checks."""
