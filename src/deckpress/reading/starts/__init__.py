"""The places of a document where a question may start, one module for each shape."""
