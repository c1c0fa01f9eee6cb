import subprocess

try:
    subprocess.run(["no-such-program-at-all"])
except FileNotFoundError:
    print("not found")
try:
    subprocess.run(["ls"], cwd="/no/such/folder")
except FileNotFoundError:
    print("no folder")
try:
    subprocess.run(["sh", "-c", "echo why >&2; exit 7"], check=True, capture_output=True, text=True)
except subprocess.CalledProcessError as error:
    print("failed", error.returncode, error.stderr, end="")
try:
    subprocess.run(["sh", "-c", "echo begun; exec sleep 60"], timeout=1, capture_output=True)
except subprocess.TimeoutExpired as error:
    print("too long", error.stdout.decode(), end="")
sleeping = subprocess.Popen(["sleep", "60"])
sleeping.kill()
print("signal", -sleeping.wait())
