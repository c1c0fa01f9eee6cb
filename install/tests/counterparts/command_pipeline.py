import subprocess

PIPE = subprocess.PIPE
first = subprocess.Popen(["printf", r"c\na\nb\na\n"], stdout=PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=PIPE)
third = subprocess.Popen(["sh", "-c", "uniq; exit 4"], stdin=second.stdout, stdout=PIPE, text=True)
first.stdout.close()
second.stdout.close()
out, _ = third.communicate()
print(out, end="")
print([first.wait(), second.wait(), third.wait()])

doubling = subprocess.Popen(
    ["sh", "-c", "while read x; do echo $((x * 2)); done; exit 5"], stdin=PIPE, stdout=PIPE, text=True
)
for number in (4, 5):
    print(number, file=doubling.stdin, flush=True)
    print(doubling.stdout.readline(), end="")
print(doubling.poll())
doubling.stdin.close()
print(doubling.wait())
