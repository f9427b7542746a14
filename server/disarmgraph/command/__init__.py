"""The command (click)."""
