"""Reads facts from text in languages whose particles and verbs follow the figure: cues stand behind it and before."""
