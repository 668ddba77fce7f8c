"""Writers: each turns content into the bytes of one file format."""
