"""Files to text, with the places of what they hold."""
