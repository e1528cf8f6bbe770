"""What one build leaves for the next: values by key, the files it looked at, and the messages it printed."""
