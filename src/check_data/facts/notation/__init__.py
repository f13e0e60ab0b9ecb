"""What research papers print beside their figures: tests, p values, intervals. Notation, the same in any language."""
