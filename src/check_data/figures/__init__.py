"""What a printed number means: intervals, readings, units and dates. Standard library only."""
