"""Pure text functions: one cell in, what it says out. No pandas, no files, no state."""
