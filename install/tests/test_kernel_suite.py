"""The kernel authors' own suite, jupyter_kernel_test, with every hook filled in.

One hook is left empty: code_page_something. A pager is shown by a `payload` of execute_reply, which the specification
calls deprecated; this kernel has none, documentation is shown by inspect_request. test_pager therefore skips.
"""

import jupyter_kernel_test

from kernel import NAME

NO_PAGER = "this kernel has no pager: payloads are deprecated by the specification, documentation is shown by inspection"


class JavaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = NAME
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("careful");'

    completion_samples = [
        {"text": "Thread.onSpin", "matches": ["onSpinWait()"]},
        {"text": '"abc".subs'},
        {"text": "nosuchname.", "matches": []},
    ]

    complete_code_samples = ["1", 'System.out.println("hello, world");', "int f() {\n  return 1;\n}", "int x = 5;", ""]
    incomplete_code_samples = ["int f() {", "for (int i = 0; i < 3; i++) {", "int x = ", 'String s = """\nab', "/* ab"]
    invalid_code_samples = [")", "int 5x = 3;", "class { }"]

    code_generate_error = 'throw new IllegalStateException("as asked");'

    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": "List.of(1, 2, 3)", "result": "[1, 2, 3]"},
        {"code": "IntStream.range(0, 5).sum()", "result": "10"},
        {"code": 'Map.of("a", 1)', "result": "{a=1}"},
    ]

    code_display_data = [{"code": 'display("picture");', "mime": "text/plain"}]

    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput(true);"

    def test_pager(self):
        self.skipTest(NO_PAGER)


class JavaWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = NAME
    support_iopub_welcome = True


def test_no_hook_is_left_empty():
    """A later version of the suite may have more hooks: then this fails, and they want to be filled in too."""
    hooks = [name for name, value in vars(jupyter_kernel_test.KernelTests).items()
             if not name.startswith("_") and not callable(value)]
    assert [name for name in hooks if not getattr(JavaKernelTests, name)] == ["code_page_something"]
    assert JavaWelcomeTests.support_iopub_welcome
