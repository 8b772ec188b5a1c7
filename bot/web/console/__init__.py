"""The officers' console: server-rendered, works by keyboard and without script."""
