"""The operator's search: whether the words of a file lie in a folder, in whatever disguise."""
