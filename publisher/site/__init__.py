"""The e-paper (数字报): an issue as a static site, its pages as pictures with every story where it really stands."""
