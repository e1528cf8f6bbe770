"""What stays in step with the sources while somebody writes: watching, the preview, a running Anki."""
