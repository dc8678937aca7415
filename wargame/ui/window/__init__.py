"""The main window: menus, docks, turn track, status, settings."""
