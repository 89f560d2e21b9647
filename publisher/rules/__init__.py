"""Rules: one function per check, each with its code, its reason and its examples."""
