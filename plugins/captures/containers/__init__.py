"""Files that hold many captures: web archives (WARC), WordPress exports (WXR), tables (CSV)."""
