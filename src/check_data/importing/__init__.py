"""Rules of other tools in the language of this one: R's validate, VTL's rule sets, code lists of SDMX."""
