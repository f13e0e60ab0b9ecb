"""Tables: grids of cells as facts, and the tellings of their structure."""
