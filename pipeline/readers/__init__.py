"""From a file as people have it to rows with canonical columns."""
