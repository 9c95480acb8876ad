"""One module a step, oldest first; a step that was released never changes."""
