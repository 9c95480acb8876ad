"""Readers of other kinds of documents, one module each: all print a table as rows ``| a | b |`` of its full grid."""
