"""Histories: five writers at random work while the web process and the worker are killed and the clock jumps, and a
checker of what they were told was saved."""
