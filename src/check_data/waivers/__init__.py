"""Living with findings: waivers in checks and in comments of texts, and known findings; the rules on them."""
