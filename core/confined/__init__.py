"""Work on what strangers made, each in a child process with limits of time, memory and output."""
