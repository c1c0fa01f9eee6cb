import os
import subprocess

result = subprocess.run(["sh", "-c", "echo out; echo err >&2; exit 3"], capture_output=True, text=True)
print(repr(result.stdout), repr(result.stderr), result.returncode)
print(subprocess.run(["cat"], input="b\na\n", capture_output=True, text=True).stdout, end="")
print(subprocess.run(["printf", "%s|", "a b", "$HOME", "*"], capture_output=True, text=True).stdout)
print(subprocess.run("echo a | tr a b", shell=True, capture_output=True, text=True).stdout, end="")
environment = {**os.environ, "MINE": "yes"}
environment.pop("HOME", None)
script = "echo $MINE ${HOME-none}; pwd"
print(subprocess.run(script, shell=True, env=environment, cwd="/", capture_output=True, text=True).stdout, end="")
merged = subprocess.run("echo a; echo b >&2; echo c", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
print(merged.stdout, end="")
