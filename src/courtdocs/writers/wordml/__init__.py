"""WordprocessingML: the parts that a Word file is made of, written as escaped strings."""
