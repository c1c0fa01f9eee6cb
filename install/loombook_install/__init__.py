"""Sets Loombook up: finds a JDK, builds the kernel, installs it into Jupyter, runs notebooks.

Standard library only, but for `execute`, which runs inside the private environment.
"""

VERSION = "0.1.0"
