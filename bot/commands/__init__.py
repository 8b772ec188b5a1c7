"""The command line: what operators and developers run."""
