"""Issues from a folder to the files of a build, end to end."""
